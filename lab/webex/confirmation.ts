import type { Arrived, Pending } from "./arrived.ts";
import type { Confirmation, Told } from "./read-assertion.ts";
import { isBegun, isOver } from "./validity.ts";

const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

/**
 * The confirmation that counts: a bearer's, with an end. One that holds is enough (saml-profiles-2.0-os §4.1.4.2), so
 * that is taken where there is one, and else the first, to say what is wrong with it.
 */
export function confirmationOf(
  { confirmations }: Told,
  { acsUrl, now }: Arrived,
  { requestId }: Pending,
): Confirmation | undefined {
  const possible = confirmations.filter(
    ({ method, notOnOrAfter }) => method === bearer && notOnOrAfter !== undefined,
  );
  const holds = possible.find(
    ({ recipient, inResponseTo, notBefore, notOnOrAfter }) =>
      recipient === acsUrl &&
      inResponseTo === requestId &&
      isBegun(notBefore, now) &&
      !isOver(notOnOrAfter, now),
  );
  return holds ?? possible[0];
}
