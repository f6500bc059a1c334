import type { Pending } from "./arrived.ts";
import { type ImportedIdp, same, userOf } from "./organization.ts";
import type { Confirmation, Told } from "./read-assertion.ts";
import { check, failed, type WebexCheck } from "./verdict.ts";

/** Cisco's guides name these three (crd76f). */
const nameIdFormats = [
  "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
];

/** Whether the assertion is one by which somebody can sign in (saml-profiles-2.0-os §4.1.4.2). */
export function* assertionChecks(
  { version, issuer, authenticated }: Told,
  { description }: ImportedIdp,
  confirmation: Confirmation | undefined,
): Generator<WebexCheck> {
  yield check(
    "version of the assertion",
    "sign-in-version",
    version === "2.0",
    `The assertion is of SAML ${version}.`,
  );
  yield check(
    "issuer of the assertion",
    "sign-in-issuer",
    issuer === description.entityId,
    `The assertion is from ${issuer || "nobody"}; imported is ${description.entityId}.`,
  );
  yield check(
    "confirmation",
    "sign-in-unconfirmed",
    confirmation !== undefined,
    confirmation === undefined
      ? "No SubjectConfirmation of the assertion is for a bearer and has a NotOnOrAfter."
      : "Whoever bears the assertion is the user.",
  );
  yield check(
    "authentication",
    "sign-in-no-authentication",
    authenticated,
    authenticated
      ? "The assertion says how the user has signed in."
      : "The assertion has no AuthnStatement: it does not say that anybody has signed in.",
  );
}

/** Whether Webex knows the format. */
export function nameIdCheck({ nameId }: Told): WebexCheck {
  const isKnown = nameId !== undefined && nameIdFormats.includes(nameId.format);
  const detail = nameId === undefined ? "There is no NameID." : `Its format is ${nameId.format}.`;
  return check("NameID", "sign-in-name-id", isKnown, detail);
}

/** Whether it is about the user who asked. */
export function claimCheck(attributes: Told["attributes"], { idp: { claim }, email }: Pending): WebexCheck {
  const values = Object.hasOwn(attributes, claim) ? (attributes[claim] ?? []) : [];
  const named = Object.keys(attributes).join(", ") || "none";
  if (values.length === 0)
    return failed(claim, "sign-in-claim-missing", `There is no attribute ${claim}; there are: ${named}.`);
  if (values.length === 1 && values[0] === "")
    return failed(claim, "sign-in-claim-missing", `${claim} is empty: the user has no such value.`);
  const addresses = userOf(email)?.webexAddresses ?? [];
  const fits = values.length === 1 && addresses.some((one) => same(one, values[0] ?? ""));
  return check(
    claim,
    "sign-in-other-user",
    fits,
    fits
      ? `${claim} is an address of the user.`
      : `${claim} is ${values.join(", ")}, which is none of the user's addresses: ${addresses.join(", ")}.`,
  );
}
