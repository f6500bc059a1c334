import type { SignInTest } from "../../report/sign-in-tests/sign-in-tests.ts";
import { type Finding, finding } from "../../saml/finding.ts";

/** A tenant, as far as signing in is concerned. */
interface SignInTested {
  readonly tenant: string;
  /** Its stack file. */
  readonly file: string;
  /** The last one that is recorded. */
  readonly test: SignInTest | undefined;
  /** `configurationFingerprint` of now. */
  readonly configuration: string;
}

/** What is to be said of a tenant's last sign-in test. */
export function* signInTestFindings({ tenant, file, test, configuration }: SignInTested): Generator<Finding> {
  const again = `Run webex-sso test-login ${tenant}, and commit what it records.`;
  if (test === undefined) {
    yield finding("sign-in-test-missing", {
      subject: file,
      message: "No sign-in test of it is recorded.",
      fix: again,
    });
    return;
  }
  const { at, result, verdict } = test;
  const day = at.slice(0, 10);
  if (configuration !== test.configuration)
    yield finding("sign-in-test-outdated", {
      subject: file,
      message: `Its configuration or its metadata has changed since its last sign-in test, on ${day}.`,
      fix: again,
    });
  else if (result === "failed")
    yield finding("sign-in-test-failed", {
      subject: file,
      message: `Its last sign-in test, on ${day}, failed: ${verdict}`,
      fix: `Run webex-sso test-login ${tenant}: it shows each step and the mend.`,
    });
}
