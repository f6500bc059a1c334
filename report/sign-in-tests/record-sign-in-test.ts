import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import type { Finding } from "../../saml/finding.ts";
import { stackConfigDirectory } from "../../stacks/stack-config-directory.ts";
import { configurationFingerprint } from "./configuration-fingerprint.ts";
import { type SignInTest, writeSignInTest } from "./sign-in-tests.ts";

/** What a sign-in test came to, as `test-login` reports it. */
export interface TestedSignIn {
  readonly tenant: string;
  readonly user?: string;
  readonly result: SignInTest["result"];
  readonly verdict: string;
  readonly findings: readonly Finding[];
}

/** Records a sign-in test beside the project, so that reports can tell of it; says so where that cannot be. */
export function recordSignInTest(
  project: string,
  { tenant, user, result, verdict, findings }: TestedSignIn,
  where: SignInTest["where"],
  now: Date,
): { readonly problem?: string } {
  const folder = resolve(project, stackConfigDirectory(project));
  try {
    const values = parse(readFileSync(join(folder, `Pulumi.${tenant}.yaml`), "utf8"))?.config ?? {};
    writeSignInTest(project, {
      tenant,
      at: now.toISOString(),
      where,
      ...(user === undefined ? {} : { user }),
      result,
      verdict,
      findings: findings.map(({ code }) => code),
      configuration: configurationFingerprint(values, (path) => readFileSync(resolve(folder, path))),
    });
    return {};
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
