import type { Finding } from "../../saml/finding.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import { configurationFingerprint } from "./configuration-fingerprint.ts";
import { controlHubFindings } from "./control-hub-findings.ts";
import { lastControlHubTest } from "./sign-in-tests.ts";

/**
 * What the files of a project say of a tenant's “Test SSO setup”, without the engine. Nothing where its stack file cannot be
 * read: that is a finding of its own, elsewhere.
 *
 * @param project the project's folder, where Pulumi.yaml stands.
 */
export function recordedControlHubFindings(project: string, tenant: string): Finding[] {
  try {
    const { values, readFile } = readStackFile(project, tenant);
    return controlHubFindings({
      tenant,
      mode: values["webex-sso:mode"] === "partner" ? "partner" : "organization",
      test: lastControlHubTest(project, tenant),
      configuration: configurationFingerprint(values, readFile),
    });
  } catch (error) {
    if (error instanceof WebexSsoError) return [];
    throw error;
  }
}
