import { first, textAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";
import { differenceOf } from "./compare-addresses.ts";

/** Who issued the response and the assertion: one and the same, and the one that Webex has the metadata of. */
export const checkIssuer: Check = function* ({ root, assertion }, { idp }) {
  const outer = textAt(first(root, "saml:Issuer"));
  const inner = textAt(first(assertion, "saml:Issuer"));
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
