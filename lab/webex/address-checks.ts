import type { Arrived, Pending } from "./arrived.ts";
import type { Envelope } from "./envelope-checks.ts";
import type { Organization } from "./organization.ts";
import type { Confirmation, Told } from "./read-assertion.ts";
import { isBegun, isOver } from "./validity.ts";
import { check, type WebexCheck } from "./verdict.ts";

/** Whether it is for this address and this request. */
export function* addressChecks(
  { acsUrl }: Arrived,
  { destination, signature }: Envelope,
  confirmation: Confirmation | undefined,
  { requestId }: Pending,
): Generator<WebexCheck> {
  // A response that is signed itself must name it (saml-bindings-2.0-os §3.5.5.2), another may (saml-core-2.0-os §3.2.2).
  const arrived = destination === acsUrl || (destination === undefined && signature === undefined);
  yield check(
    "destination",
    "sign-in-recipient",
    arrived,
    arrived ? "The response was sent here." : `It arrived at ${acsUrl} and was sent to ${destination}.`,
  );
  const { recipient, inResponseTo } = confirmation ?? {};
  yield check(
    "recipient",
    "sign-in-recipient",
    recipient === acsUrl,
    recipient === acsUrl ? `It is for ${acsUrl}.` : `It arrived at ${acsUrl} and is for ${recipient}.`,
  );
  yield check(
    "request",
    "sign-in-recipient",
    inResponseTo === requestId,
    `The assertion answers ${inResponseTo ?? "no request"}; asked was ${requestId}.`,
  );
}

/** Every restriction must name Webex, beside whom it likes (saml-core-2.0-os §2.5.1.4). */
export function audienceCheck({ audiences }: Told, { description: { entityId } }: Organization): WebexCheck {
  const isMeant = audiences.length > 0 && audiences.every((one) => one.includes(entityId));
  const told = audiences.map((one) => one.join(", ")).join("; ");
  return check(
    "audience",
    "sign-in-audience",
    isMeant,
    isMeant
      ? `It is for ${entityId}.`
      : `The audience is ${audiences.length === 0 ? "not restricted" : told}; Webex is ${entityId}.`,
  );
}

/** Whether it is valid now, or nearly: the assertion, and the confirmation of whom it is about. */
export function* timeChecks(
  told: Told,
  confirmation: Confirmation | undefined,
  now: Date,
): Generator<WebexCheck> {
  const at = `at Webex it is ${now.toISOString()}.`;
  const parts = [
    ["", "It", told],
    ...(confirmation === undefined
      ? []
      : [["confirmation ", "What confirms its subject", confirmation] as const]),
  ] as const;
  for (const [name, what, { notBefore, notOnOrAfter }] of parts) {
    yield check(
      `${name}not before`,
      "sign-in-not-yet-valid",
      isBegun(notBefore, now),
      `${what} is valid from ${notBefore ?? "any time"}; ${at}`,
    );
    yield check(
      `${name}not on or after`,
      "sign-in-expired",
      !isOver(notOnOrAfter, now),
      `${what} is valid until ${notOnOrAfter ?? "any time"}; ${at}`,
    );
  }
}
