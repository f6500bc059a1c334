import { webexBroker } from "../../webex-broker.ts";
import { placeOf } from "../read/place.ts";
import { first, textAt, valueAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";
import { differenceOf, notWebex } from "./compare-addresses.ts";

/** A request says what Webex asks for; what went wrong afterwards is in the answer. */
export const checkRequest: Check = function* ({ root }, { entityId, acsUrls }) {
  const issuer = textAt(first(root, "saml:Issuer"));
  const wrong = issuer === undefined ? "it names no issuer" : notWebexIssuer(issuer.value, entityId);
  yield {
    code: "diagnosis-request",
    message: `This is a request for a sign-in, which the service provider sends${wrong === undefined ? " (here: Webex)" : `; ${wrong}`}. Why a sign-in fails is in the answer to it.`,
    place: issuer?.place ?? placeOf(root),
    fix: "Record on until the error shows, and give the message called SAMLResponse, or the whole HAR file.",
  };
  const acs = valueAt(root, "AssertionConsumerServiceURL");
  if (acs !== undefined && acsUrls !== undefined && !acsUrls.includes(acs.value) && wrong === undefined)
    yield refusal(
      "sign-in-recipient",
      `Webex asks for the answer at ${acs.value}, which its metadata does not have: ${acsUrls.join(", ")}${differenceOf(acs.value, acsUrls[0] ?? "")}.`,
      acs.place,
      "Get the present Webex metadata, make it webex-sso:metadata of the tenant, and run pulumi up.",
    );
};

function notWebexIssuer(issuer: string, entityId: string | undefined): string | undefined {
  if (entityId === undefined) {
    const reason = notWebex(issuer);
    return reason && `its issuer is ${issuer}, and ${reason}`;
  }
  if (issuer === entityId) return undefined;
  const whose = webexBroker(issuer) === undefined ? "" : ", another Webex organisation";
  return `its issuer is ${issuer}${whose}, and the tenant's Webex is ${entityId}${differenceOf(issuer, entityId)}`;
}
