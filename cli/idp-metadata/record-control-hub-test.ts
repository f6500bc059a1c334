import { relative } from "node:path";
import { type RunEngine, readRecord } from "../../report/collect/read-record.ts";
import { recordedOutputs } from "../../report/recorded-outputs.ts";
import { recordSignInTest } from "../../report/sign-in-tests/record-sign-in-test.ts";
import {
  lastControlHubTest,
  type SignInTest,
  signInTestFile,
} from "../../report/sign-in-tests/sign-in-tests.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { engineCommand } from "../engine.ts";
import { userFolder } from "../user-folder.ts";
import { handedTenant } from "./handed-tenant.ts";

/**
 * Records what “Test SSO setup” came to, with what was tested: the tenant's configuration, Webex's metadata, and the
 * certificates by which the identity provider signs, as far as the stack knows them.
 *
 * @throws WebexSsoError of the tenant, `no-control-hub-test` for a partner's, `not-deployed`, `test-not-recorded`
 */
export async function recordControlHubTest(
  project: string,
  tenant: string,
  result: "passed" | "failed",
  note: string | undefined,
): Promise<{ readonly file: string; readonly test: SignInTest | undefined }> {
  const { mode } = handedTenant(project, tenant);
  if (mode === "partner")
    throw new WebexSsoError(
      "no-control-hub-test",
      `${tenant} is a partner's trust: it is set up by Cisco TAC and not in Control Hub, so that there is no “Test SSO setup” to record. Test it with a user of a customer that was newly created with the partner's template.`,
    );
  const signingCertificates = await certificatesNow(project, tenant);
  const { problem } = recordSignInTest(
    project,
    {
      tenant,
      result,
      verdict: note ?? `“Test SSO setup” in Control Hub: ${result}.`,
      findings: [],
      ...(signingCertificates === undefined ? {} : { signingCertificates }),
    },
    "control-hub",
    new Date(),
  );
  if (problem !== undefined)
    throw new WebexSsoError("test-not-recorded", `The test of ${tenant} is not recorded: ${problem}`);
  const file = relative(userFolder(), signInTestFile(project, tenant, "control-hub"));
  return { file, test: lastControlHubTest(project, tenant) };
}

/** Without them a rollover at the identity provider goes unseen, and the rest of the record is worth as much. */
async function certificatesNow(project: string, tenant: string): Promise<readonly string[] | undefined> {
  const run: RunEngine = async (args) => (await engineCommand(project)).read(args);
  const { state, resources = [] } = await readRecord(run, tenant);
  if (state.kind === "unreadable") {
    console.error(`The record does not hold the identity provider's certificates: ${state.reason}`);
    return undefined;
  }
  if (state.kind !== "not-deployed")
    return recordedOutputs(resources).identityProvider?.signingCertificates.map(
      ({ fingerprint }) => fingerprint,
    );
  throw new WebexSsoError(
    "not-deployed",
    `${tenant} is not deployed, so that what Webex was asked for is not what its files say, and nothing is recorded. Run pulumi up --stack ${tenant}, or where it is deployed from another place, pulumi login there; then test and record it.`,
  );
}
