import { configurationFingerprint } from "../../report/sign-in-tests/configuration-fingerprint.ts";
import type { SignInTest } from "../../report/sign-in-tests/sign-in-tests.ts";
import { type Finding, finding } from "../../saml/finding.ts";
import type { StackFile } from "../../stacks/stack-file.ts";

/**
 * What is to be said of a tenant's last sign-in test.
 *
 * @param test the last one that is recorded.
 */
export function* signInTestFindings(
  name: string,
  { file, values, readFile }: StackFile,
  test: SignInTest | undefined,
): Generator<Finding> {
  const again = `Run webex-sso test-login ${name}, and commit what it records.`;
  if (test === undefined) {
    yield finding("sign-in-test-missing", {
      subject: file,
      message: "No sign-in test of it is recorded.",
      fix: again,
    });
    return;
  }
  const { at, result, verdict, configuration } = test;
  const day = at.slice(0, 10);
  if (configuration !== configurationFingerprint(values, readFile))
    yield finding("sign-in-test-outdated", {
      subject: file,
      message: `Its configuration or its metadata has changed since its last sign-in test, on ${day}.`,
      fix: again,
    });
  else if (result === "failed")
    yield finding("sign-in-test-failed", {
      subject: file,
      message: `Its last sign-in test, on ${day}, failed: ${verdict}`,
      fix: `Run webex-sso test-login ${name}: it shows each step and the mend.`,
    });
}
