import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { writeWholeFile } from "../../tools/write-whole-file.ts";

/** Made for the whole team: whoever may read the project may read it, as the umask has it. */
const shared = 0o666;

const signInTest = z.object({
  tenant: z.string(),
  /** ISO 8601, UTC. */
  at: z.iso.datetime(),
  /**
   * `lab`: a whole sign-in against the stand-ins. `real`: the deployed identity provider, as far as its page.
   * `control-hub`: “Test SSO setup”, the only one that asks the real Webex; a person says what it came to.
   */
  where: z.enum(["lab", "real", "control-hub"]),
  /** A person of the lab. */
  user: z.string().optional(),
  /** `unclear`: nothing failed, and a person must look before anybody calls it passed. */
  result: z.enum(["passed", "failed", "unclear"]),
  verdict: z.string(),
  /** Codes of the findings. */
  findings: z.array(z.string()),
  /** What was tested: `configurationFingerprint`. */
  configuration: z.string(),
  /** The fingerprints of the certificates by which the identity provider signed then, where they were known; sorted. */
  signingCertificates: z.array(z.string()).optional(),
});

/** What a sign-in test came to, without messages, addresses or secrets: made to be committed. */
export type SignInTest = z.output<typeof signInTest>;

/** A test in Control Hub takes the place of none of ours, nor the other way round. */
const folders: Readonly<Record<SignInTest["where"], string>> = {
  lab: "sign-in-tests",
  real: "sign-in-tests",
  "control-hub": "control-hub-tests",
};

/**
 * Where a project keeps them: a file for each tenant, in git with the tenant's files. So the whole team sees it, a pull
 * request brings the proof along with the change, and a report made by CI knows it too.
 */
export function signInTestFile(project: string, tenant: string, where: SignInTest["where"]): string {
  return join(project, ".webex-sso", folders[where], `${tenant}.json`);
}

/** The last `test-login` of a tenant; undefined where none is recorded, or where the file holds something else. */
export function lastSignInTest(project: string, tenant: string): SignInTest | undefined {
  return lastTest(project, tenant, "lab");
}

/** The last “Test SSO setup” of a tenant, as somebody has recorded it. */
export function lastControlHubTest(project: string, tenant: string): SignInTest | undefined {
  return lastTest(project, tenant, "control-hub");
}

function lastTest(project: string, tenant: string, where: SignInTest["where"]): SignInTest | undefined {
  try {
    return signInTest.parse(JSON.parse(readFileSync(signInTestFile(project, tenant, where), "utf8")));
  } catch {
    return undefined;
  }
}

/** Records a test in the place of the one before it. A reader never sees half of it. */
export function writeSignInTest(project: string, test: SignInTest): void {
  const file = signInTestFile(project, test.tenant, test.where);
  mkdirSync(dirname(file), { recursive: true });
  writeWholeFile(file, `${JSON.stringify(test, undefined, 2)}\n`, shared);
}
