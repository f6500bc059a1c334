import { type Finding, finding } from "../../saml/finding.ts";
import type { Mode } from "../../saml/trust-model.ts";
import type { SignInTest } from "./sign-in-tests.ts";

/** A tenant, as far as “Test SSO setup” is concerned. */
export interface ControlHubTested {
  readonly tenant: string;
  readonly mode: Mode | undefined;
  /** The last one that is recorded. */
  readonly test: SignInTest | undefined;
  /** `configurationFingerprint` of now. */
  readonly configuration: string;
  /** The fingerprints of the certificates by which the identity provider signs now, where they are known. */
  readonly signingCertificates?: readonly string[];
}

const name = "“Test SSO setup” in Control Hub";

/**
 * What is to be said of a tenant until “Test SSO setup” has been passed as it stands now: nothing else asks the real Webex.
 * None of it stops anything. A partner's trust is not in Control Hub, and has no such test. Pure.
 */
export function controlHubFindings(tested: ControlHubTested): Finding[] {
  const { tenant, mode, test } = tested;
  if (mode === "partner") return [];
  const record = `Press it as a full administrator, then record what it came to: webex-sso idp-metadata ${tenant} --tested passed`;
  const say = (
    code: "control-hub-test-missing" | "control-hub-test-failed" | "control-hub-test-stale",
    message: string,
  ): Finding[] => [finding(code, { subject: tenant, message, fix: record })];
  if (test === undefined)
    return say(
      "control-hub-test-missing",
      `Nobody has recorded that ${name} was passed. Only it asks the real Webex, and it belongs before the activation.`,
    );
  const day = test.at.slice(0, 10);
  if (test.result !== "passed")
    return say("control-hub-test-failed", `${name} was not passed on ${day}: ${test.verdict}`);
  const changed = changedSince(test, tested);
  return changed === undefined
    ? []
    : say("control-hub-test-stale", `${name} was passed on ${day}; since then ${changed}.`);
}

function changedSince(
  test: SignInTest,
  { configuration, signingCertificates }: ControlHubTested,
): string | undefined {
  if (test.configuration !== configuration)
    return "the tenant's configuration or Webex's metadata has changed";
  if (signingCertificates === undefined || test.signingCertificates === undefined) return undefined;
  const isSame = JSON.stringify(signingCertificates.toSorted()) === JSON.stringify(test.signingCertificates);
  return isSame ? undefined : "the certificates by which the identity provider signs have changed";
}
