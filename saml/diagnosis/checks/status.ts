import type { RefusalCause } from "../../webex-refusals.ts";
import { attributeOf } from "../../xml/elements.ts";
import { placeOf } from "../read/place.ts";
import { all, first, textAt, valueAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";

const prefix = "urn:oasis:names:tc:SAML:2.0:status:";

/** What the status codes of saml-core-2.0-os §3.2.2.2 mean for a sign-in. */
const meanings: Readonly<Record<string, string>> = {
  Requester: "The identity provider holds the request to be wrong.",
  Responder: "The identity provider failed by itself.",
  VersionMismatch: "The identity provider takes another version of SAML.",
  AuthnFailed: "The user could not be authenticated.",
  InvalidAttrNameOrValue: "It holds an attribute to be wrong.",
  InvalidNameIDPolicy: "It cannot issue the NameID format that Webex asks for.",
  NoAuthnContext: "It cannot authenticate in the way that was asked for.",
  NoAvailableIDP: "It knows no identity provider to pass the request on to.",
  NoPassive: "It would have to ask the user, and was asked not to.",
  NoSupportedIDP: "It takes none of the identity providers that were named.",
  PartialLogout: "Not every session could be ended.",
  ProxyCountExceeded: "It may not pass the request on.",
  RequestDenied: "It does not answer this user, or this request.",
  RequestUnsupported: "It does not support such a request.",
  UnknownPrincipal: "It does not know the user.",
  UnsupportedBinding: "It cannot answer with the binding that was asked for.",
};

/** The status of an answer, with every code below the first, and what the identity provider says to it. */
export const checkStatus: Check = function* ({ root, kind, request }) {
  const cause: RefusalCause = kind === "LogoutResponse" ? "logout-status" : "sign-in-status";
  const status = first(root, "samlp:Status");
  const codes: Element[] = [];
  for (let code = first(status, "samlp:StatusCode"); code; code = first(code, "samlp:StatusCode"))
    codes.push(code);
  const [top] = codes;
  if (top === undefined) {
    yield refusal(cause, "There is no status code.", placeOf(status ?? root));
    return;
  }
  const names = codes.map((code) => (attributeOf(code, "Value") ?? "").replace(prefix, ""));
  if (names[0] === "Success") return;
  const lowest = names.findLast((name) => meanings[name] !== undefined);
  const said = textAt(first(status, "samlp:StatusMessage"))?.value;
  const detail = all(status, "samlp:StatusDetail")
    .map((one) => one.textContent?.trim().slice(0, 200))
    .find(Boolean);
  const asked = valueAt(first(request, "samlp:NameIDPolicy"), "Format");
  yield refusal(
    cause,
    [
      `The status is ${names.join(", and below it ")}.`,
      lowest === undefined ? "" : meanings[lowest],
      lowest === "InvalidNameIDPolicy" && asked !== undefined ? `Webex has asked for ${asked.value}.` : "",
      said ? `The identity provider says: “${said}”.` : "",
      detail ? `In detail: “${detail}”.` : "",
    ]
      .filter(Boolean)
      .join(" "),
    placeOf(codes.at(-1) ?? top, "Value"),
  );
};
