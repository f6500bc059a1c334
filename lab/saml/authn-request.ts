import { bindingUrns } from "../../saml/binding.ts";
import { element, writeXml } from "../xml-writer.ts";
import { readMessage } from "./read-message.ts";

/** A request for a sign-in (saml-core-2.0-os §3.4.1). */
export interface AuthnRequest {
  readonly id: string;
  /** ISO 8601. */
  readonly issueInstant: string;
  readonly destination: string;
  /** The entity ID of the service provider. */
  readonly issuer: string;
  readonly acsUrl?: string;
  readonly acsIndex?: number;
  readonly nameIdFormat?: string;
  readonly spNameQualifier?: string;
  readonly forceAuthn: boolean;
}

/** Writes one; unsigned. */
export function writeAuthnRequest(request: AuthnRequest): string {
  const { id, issueInstant, destination, issuer, acsUrl, acsIndex, nameIdFormat, spNameQualifier } = request;
  return writeXml(
    element(
      "samlp:AuthnRequest",
      {
        ID: id,
        Version: "2.0",
        IssueInstant: issueInstant,
        Destination: destination,
        ForceAuthn: request.forceAuthn ? "true" : undefined,
        AssertionConsumerServiceIndex: acsIndex?.toString(),
        AssertionConsumerServiceURL: acsUrl,
        ProtocolBinding: acsUrl === undefined ? undefined : bindingUrns.POST,
      },
      element("saml:Issuer", {}, issuer),
      element("samlp:NameIDPolicy", {
        AllowCreate: "true",
        Format: nameIdFormat,
        SPNameQualifier: spNameQualifier,
      }),
    ),
  );
}

const root = ["AuthnRequest"];
const policy = [...root, "NameIDPolicy"];
const fields = {
  id: { path: root, attribute: "ID" },
  issueInstant: { path: root, attribute: "IssueInstant" },
  destination: { path: root, attribute: "Destination" },
  issuer: { path: [...root, "Issuer"] },
  acsUrl: { path: root, attribute: "AssertionConsumerServiceURL" },
  acsIndex: { path: root, attribute: "AssertionConsumerServiceIndex" },
  nameIdFormat: { path: policy, attribute: "Format" },
  spNameQualifier: { path: policy, attribute: "SPNameQualifier" },
  forceAuthn: { path: root, attribute: "ForceAuthn" },
};

/** Reads one. @throws WebexSsoError when it is no XML. */
export function readAuthnRequest(xml: string): AuthnRequest {
  const { acsIndex, forceAuthn, ...texts } = readMessage(xml, fields);
  return {
    id: "",
    issueInstant: "",
    destination: "",
    issuer: "",
    ...texts,
    ...(acsIndex === undefined ? {} : { acsIndex: Number(acsIndex) }),
    forceAuthn: forceAuthn === "true" || forceAuthn === "1",
  };
}
