import type { Arrived, Pending } from "./arrived.ts";
import type { Decrypted } from "./decrypt.ts";
import type { Told } from "./login-fields.ts";
import { same, userOf } from "./organization.ts";
import { check, failed, type WebexCheck } from "./verdict.ts";

/** Webex tolerates clocks that differ by so much. */
const skewSeconds = 30;

/** From whom it is, what Webex has of them, and whether it can be read. */
export function* envelopeChecks(
  { xml }: Arrived,
  { issuer }: { readonly issuer?: string },
  decrypted: Decrypted,
  { idp }: Pending,
): Generator<WebexCheck> {
  const { description } = idp;
  yield check(
    "issuer",
    "sign-in-issuer",
    issuer === description.entityId,
    `The response is from ${issuer}; imported is ${description.entityId}.`,
  );
  yield check(
    "imported certificate",
    "sign-in-no-certificate",
    description.certificates.length > 0,
    `The imported metadata has ${description.certificates.length} signing certificates.`,
  );
  yield check(
    "place of the certificate",
    "sign-in-certificate-not-first",
    description.keyFirst,
    description.keyFirst
      ? "KeyDescriptor is the first element of IDPSSODescriptor."
      : "KeyDescriptor is not the first element of IDPSSODescriptor in the imported metadata.",
  );
  if (decrypted.state === "cipher") yield failed("encryption", "sign-in-cipher", decrypted.detail);
  if (decrypted.state === "key") yield failed("encryption", "sign-in-encryption-key", decrypted.detail);
  const present = /<(?:[\w.-]+:)?(?:Encrypted)?Assertion[\s>]/.test(xml);
  yield check(
    "assertion",
    "sign-in-no-assertion",
    present,
    present ? "There is an assertion." : "The response says Success and has no assertion.",
  );
}

/** Whether it is for this address and this service provider. */
export function* addressChecks(
  { acsUrl }: Arrived,
  destination: string | undefined,
  told: Told,
  { organization, requestId }: Pending,
): Generator<WebexCheck> {
  const wrong = [destination, told.recipient].find((one) => one !== acsUrl);
  const isHere = destination === acsUrl && told.recipient === acsUrl && told.confirmedFor === requestId;
  yield check(
    "recipient",
    "sign-in-recipient",
    isHere,
    isHere ? `It is for ${acsUrl}.` : `It arrived at ${acsUrl} and is for ${wrong ?? "another request"}.`,
  );
  const { entityId } = organization.description;
  yield check(
    "audience",
    "sign-in-audience",
    told.audience === entityId,
    told.audience === entityId
      ? `It is for ${entityId}.`
      : `The audience is ${told.audience ?? "not restricted"}; Webex is ${entityId}.`,
  );
}

/** Whether it is valid now, or nearly. */
export function* timeChecks({ notBefore = "", notOnOrAfter = "" }: Told, now: Date): Generator<WebexCheck> {
  const skew = skewSeconds * 1000;
  const at = now.toISOString();
  yield check(
    "not before",
    "sign-in-not-yet-valid",
    Date.parse(notBefore) - skew <= now.getTime(),
    `It is valid from ${notBefore}; at Webex it is ${at}.`,
  );
  yield check(
    "not on or after",
    "sign-in-expired",
    now.getTime() < Date.parse(notOnOrAfter) + skew,
    `It is valid until ${notOnOrAfter}; at Webex it is ${at}.`,
  );
}

/** Whether it is about the user who asked. */
export function claimCheck(
  attributes: Readonly<Record<string, readonly string[]>>,
  { organization: { claim }, email }: Pending,
): WebexCheck {
  const values = Object.hasOwn(attributes, claim) ? (attributes[claim] ?? []) : [];
  const named = Object.keys(attributes).join(", ") || "none";
  if (values.length === 0)
    return failed(claim, "sign-in-claim-missing", `There is no attribute ${claim}; there are: ${named}.`);
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
