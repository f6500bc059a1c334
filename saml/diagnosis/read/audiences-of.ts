import { all, type Located, textAt } from "./select.ts";

/** Everybody whom an assertion is for, whatever the number of its restrictions. */
export function audiencesOf(assertion: Element | undefined): readonly Located[] {
  return all(assertion, "saml:Conditions", "saml:AudienceRestriction", "saml:Audience").map(
    (one) => textAt(one) as Located,
  );
}
