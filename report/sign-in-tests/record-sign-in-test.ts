import type { Finding } from "../../saml/finding.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import { configurationFingerprint } from "./configuration-fingerprint.ts";
import { type SignInTest, writeSignInTest } from "./sign-in-tests.ts";

/** What a sign-in test came to, as `test-login` reports it, or who pressed “Test SSO setup”. */
export interface TestedSignIn {
  readonly tenant: string;
  readonly user?: string;
  readonly result: SignInTest["result"];
  readonly verdict: string;
  readonly findings: readonly Finding[];
  /** The fingerprints of the certificates by which the identity provider signs, where they are known. */
  readonly signingCertificates?: readonly string[];
}

/** Records a sign-in test beside the project, so that reports can tell of it; says so where that cannot be. */
export function recordSignInTest(
  project: string,
  { tenant, user, result, verdict, findings, signingCertificates }: TestedSignIn,
  where: SignInTest["where"],
  now: Date,
): { readonly problem?: string } {
  try {
    const { values, readFile } = readStackFile(project, tenant);
    writeSignInTest(project, {
      tenant,
      at: now.toISOString(),
      where,
      ...(user === undefined ? {} : { user }),
      result,
      verdict,
      findings: findings.map(({ code }) => code),
      configuration: configurationFingerprint(values, readFile),
      ...(signingCertificates === undefined ? {} : { signingCertificates: signingCertificates.toSorted() }),
    });
    return {};
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
