import { placeOf } from "../read/place.ts";
import { first, textAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";
import { differenceOf } from "./compare-addresses.ts";

/**
 * Who issued the response and the assertion: one and the same, and the one that Webex has the metadata of. A response
 * may leave it out (saml-core-2.0-os §3.2.2), an assertion may not (§2.3.3).
 */
export const checkIssuer: Check = function* ({ root, assertion }, { idp }) {
  const outer = textAt(first(root, "saml:Issuer"));
  const inner = textAt(first(assertion, "saml:Issuer"));
  if (assertion !== undefined && !inner?.value) {
    yield refusal("sign-in-issuer", "The assertion names no issuer.", inner?.place ?? placeOf(assertion));
    return;
  }
  for (const issuer of [outer, inner])
    if (idp !== undefined && issuer !== undefined && issuer.value !== idp.entityId) {
      yield refusal(
        "sign-in-issuer",
        `The issuer is ${issuer.value}; the metadata that Webex has is that of ${idp.entityId}${differenceOf(issuer.value, idp.entityId)}.`,
        issuer.place,
      );
      return;
    }
  if (outer !== undefined && inner !== undefined && outer.value !== inner.value)
    yield refusal(
      "sign-in-issuer",
      `The response is from ${outer.value}, and the assertion in it from ${inner.value}.`,
      inner.place,
    );
};
