import { type Incoming, isSignedBy } from "../saml/bindings.ts";
import type { Organization } from "./organization.ts";
import { check, failed, passed, type WebexCheck } from "./verdict.ts";

/** Whether an imported certificate of the one who says to have sent it verifies a logout message. */
export function logoutSignatureCheck({ idps }: Organization, issuer: string, message: Incoming): WebexCheck {
  const idp = idps.find(({ description }) => description.entityId === issuer);
  const state = isSignedBy(message, idp?.description.certificates ?? []);
  if (state === "yes") return passed("signature", "An imported certificate verifies it.");
  const detail = {
    no: `No imported certificate of ${issuer} verifies the message.`,
    unsigned: "The message is not signed.",
  };
  return failed("signature", "logout-signature", detail[state]);
}

/** A signed message must name the address that it is sent to (saml-bindings-2.0-os §3.4.5.2, §3.5.5.2). */
export function logoutDestinationCheck(arrivedAt: URL, destination: string): WebexCheck {
  const here = `${arrivedAt.origin}${arrivedAt.pathname}`;
  return check(
    "destination",
    "logout-destination",
    destination === here,
    destination === here
      ? "The message was sent here."
      : `It arrived at ${here} and was sent to ${destination || "nobody in particular"}.`,
  );
}
