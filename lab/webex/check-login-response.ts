import type { NameId } from "../saml/name-id.ts";
import { readMessage } from "../saml/read-message.ts";
import { addressChecks, audienceCheck, timeChecks } from "./address-checks.ts";
import type { Arrived } from "./arrived.ts";
import { type Believed, believedAssertion, signatureChecks } from "./believed-assertion.ts";
import { confirmationOf } from "./confirmation.ts";
import { decrypt } from "./decrypt.ts";
import { envelopeChecks, responseFields } from "./envelope-checks.ts";
import { readAssertion } from "./read-assertion.ts";
import { assertionChecks, claimCheck, nameIdCheck } from "./user-checks.ts";
import { failed, passed, type Verdict, verdictOf, type WebexCheck } from "./verdict.ts";

/** What Webex makes of a response, and whom it signed in. */
export interface LoginVerdict extends Verdict {
  readonly nameId?: NameId;
  readonly sessionIndex?: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Judges a response. Nothing of an assertion is believed that a signature does not cover. */
export async function checkLoginResponse(arrived: Arrived): Promise<LoginVerdict> {
  const { xml, pending } = arrived;
  const response = readMessage(xml, responseFields);
  if (pending === undefined || response.inResponseTo !== pending.requestId) {
    const detail = `The response answers ${response.inResponseTo ?? "no request"}, which is not open.`;
    return { ...verdictOf([failed("asked for", "sign-in-not-asked", detail)]), attributes: {} };
  }
  const { organization, idp } = pending;
  const decrypted = await decrypt(xml, organization.signer);
  const believed: Believed | undefined =
    decrypted.state === "readable" ? believedAssertion(xml, decrypted, idp) : undefined;
  const told = believed?.assertion === undefined ? undefined : readAssertion(believed.assertion);
  const verdict = verdictOf(
    (function* (): Generator<WebexCheck> {
      yield passed("asked for", `It answers the request ${pending.requestId}.`);
      yield* envelopeChecks(arrived, response, decrypted, pending);
      if (believed !== undefined) yield* signatureChecks(believed, organization.description);
      if (told === undefined) {
        yield failed("signature", "sign-in-unsigned", "What is signed holds no assertion.");
        return;
      }
      const confirmation = confirmationOf(told, arrived, pending);
      yield* assertionChecks(told, idp, confirmation);
      yield* addressChecks(arrived, response, confirmation, pending);
      yield audienceCheck(told, organization);
      yield* timeChecks(told, confirmation, arrived.now);
      yield nameIdCheck(told);
      yield claimCheck(told.attributes, pending);
    })(),
  );
  return {
    ...verdict,
    attributes: told?.attributes ?? {},
    ...(told?.nameId === undefined ? {} : { nameId: told.nameId }),
    ...(told?.sessionIndex === undefined ? {} : { sessionIndex: told.sessionIndex }),
  };
}
