import type { NameId } from "../saml/login-response.ts";
import { readMessage } from "../saml/read-message.ts";
import type { Arrived } from "./arrived.ts";
import { believedAssertion, signatureChecks } from "./believed-assertion.ts";
import { decrypt } from "./decrypt.ts";
import { addressChecks, claimCheck, envelopeChecks, timeChecks } from "./login-checks.ts";
import { assertionFields, attributesOf, nameIdOf, responseFields, type Told } from "./login-fields.ts";
import { check, failed, passed, type Verdict, verdictOf, type WebexCheck } from "./verdict.ts";

/** What Webex makes of a response, and whom it signed in. */
export interface LoginVerdict extends Verdict {
  readonly nameId?: NameId;
  readonly sessionIndex?: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

const success = "urn:oasis:names:tc:SAML:2.0:status:Success";
/** Cisco's guides name these three (crd76f). */
const nameIdFormats = [
  "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
];

/** Judges a response. Nothing of an assertion is believed that a signature does not cover. */
export async function checkLoginResponse(arrived: Arrived): Promise<LoginVerdict> {
  const { xml, pending } = arrived;
  const response = readMessage(xml, responseFields);
  if (pending === undefined || response.inResponseTo !== pending.requestId) {
    const detail = `The response answers ${response.inResponseTo ?? "no request"}, which is not open.`;
    return { ...verdictOf([failed("asked for", "sign-in-not-asked", detail)]), attributes: {} };
  }
  const decrypted = await decrypt(xml, pending.organization.signer);
  const believed =
    decrypted.state === "readable" ? believedAssertion(xml, decrypted, pending.idp) : undefined;
  const told: Told =
    believed?.assertion === undefined ? {} : readMessage(believed.assertion, assertionFields);
  const attributes = believed?.assertion === undefined ? {} : attributesOf(believed.assertion);
  const verdict = verdictOf(
    (function* (): Generator<WebexCheck> {
      yield passed("asked for", `It answers the request ${pending.requestId}.`);
      const codes = [response.status, response.below].filter((one) => one !== undefined).map(shortStatus);
      yield check(
        "status",
        "sign-in-status",
        response.status === success,
        `The status is ${codes.join(", ")}.`,
      );
      yield* envelopeChecks(arrived, response, decrypted, pending);
      if (believed !== undefined) yield* signatureChecks(believed, pending.organization.description);
      yield* addressChecks(arrived, response.destination, told, pending);
      yield* timeChecks(told, arrived.now);
      yield check(
        "NameID",
        "sign-in-name-id",
        Boolean(told.nameId) && nameIdFormats.includes(told.format ?? ""),
        told.nameId ? `Its format is ${told.format}.` : "There is no NameID.",
      );
      yield claimCheck(attributes, pending);
    })(),
  );
  const nameId = nameIdOf(told);
  return {
    ...verdict,
    attributes,
    ...(nameId === undefined ? {} : { nameId }),
    ...(told.sessionIndex === undefined ? {} : { sessionIndex: told.sessionIndex }),
  };
}

function shortStatus(code: string): string {
  return code.slice(code.lastIndexOf(":") + 1);
}
