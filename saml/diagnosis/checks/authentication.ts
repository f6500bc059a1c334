import { placeOf } from "../read/place.ts";
import { first } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";

/** An assertion signs somebody in only if it says that, and how, they have signed in (saml-profiles-2.0-os §4.1.4.2). */
export const checkAuthentication: Check = function* ({ assertion }) {
  if (assertion === undefined || first(assertion, "saml:AuthnStatement") !== undefined) return;
  yield refusal(
    "sign-in-no-authentication",
    "The assertion has no AuthnStatement: it does not say that anybody has signed in.",
    placeOf(assertion),
  );
};
