import { element, writeXml } from "../xml-writer.ts";
import { statusCode } from "./login-response.ts";
import { type NameId, nameIdElement } from "./name-id.ts";
import { readMessage } from "./read-message.ts";

/** What every logout message says (saml-core-2.0-os §3.7). */
interface LogoutMessage {
  readonly id: string;
  /** ISO 8601. */
  readonly issueInstant: string;
  readonly destination: string;
  readonly issuer: string;
}

/** A request to end a session. */
export interface LogoutRequest extends LogoutMessage {
  readonly nameId: NameId;
  readonly sessionIndex?: string;
}

/** The answer to one. */
export interface LogoutResponse extends LogoutMessage {
  readonly inResponseTo: string;
  /** Status codes from the top down. */
  readonly status: readonly string[];
}

const attributesOf = ({ id, issueInstant, destination }: LogoutMessage) => ({
  ID: id,
  Version: "2.0",
  IssueInstant: issueInstant,
  Destination: destination,
});

/** Writes one; unsigned. */
export function writeLogoutRequest(request: LogoutRequest): string {
  const { issuer, nameId, sessionIndex } = request;
  return writeXml(
    element(
      "samlp:LogoutRequest",
      attributesOf(request),
      element("saml:Issuer", {}, issuer),
      nameIdElement(nameId),
      ...(sessionIndex === undefined ? [] : [element("samlp:SessionIndex", {}, sessionIndex)]),
    ),
  );
}

/** Writes one; unsigned. */
export function writeLogoutResponse(response: LogoutResponse): string {
  return writeXml(
    element(
      "samlp:LogoutResponse",
      { ...attributesOf(response), InResponseTo: response.inResponseTo },
      element("saml:Issuer", {}, response.issuer),
      element("samlp:Status", {}, statusCode(response.status)),
    ),
  );
}

const common = (root: string) => ({
  id: { path: [root], attribute: "ID" },
  issueInstant: { path: [root], attribute: "IssueInstant" },
  destination: { path: [root], attribute: "Destination" },
  issuer: { path: [root, "Issuer"] },
});
const nameId = ["LogoutRequest", "NameID"];
const requestFields = {
  ...common("LogoutRequest"),
  value: { path: nameId },
  format: { path: nameId, attribute: "Format" },
  nameQualifier: { path: nameId, attribute: "NameQualifier" },
  spNameQualifier: { path: nameId, attribute: "SPNameQualifier" },
  sessionIndex: { path: ["LogoutRequest", "SessionIndex"] },
};
const statusPath = ["LogoutResponse", "Status", "StatusCode"];
const responseFields = {
  ...common("LogoutResponse"),
  inResponseTo: { path: ["LogoutResponse"], attribute: "InResponseTo" },
  top: { path: statusPath, attribute: "Value" },
  second: { path: [...statusPath, "StatusCode"], attribute: "Value" },
};
const nothing = { id: "", issueInstant: "", destination: "", issuer: "" };

/** Reads one. @throws WebexSsoError when it is no XML. */
export function readLogoutRequest(xml: string): LogoutRequest {
  const {
    value = "",
    format = "",
    nameQualifier,
    spNameQualifier,
    ...rest
  } = readMessage(xml, requestFields);
  return {
    ...nothing,
    ...rest,
    nameId: {
      value,
      format,
      ...(nameQualifier === undefined ? {} : { nameQualifier }),
      ...(spNameQualifier === undefined ? {} : { spNameQualifier }),
    },
  };
}

/** Reads one. @throws WebexSsoError when it is no XML. */
export function readLogoutResponse(xml: string): LogoutResponse {
  const { top, second, ...rest } = readMessage(xml, responseFields);
  return { ...nothing, inResponseTo: "", ...rest, status: [top, second].filter((one) => one !== undefined) };
}
