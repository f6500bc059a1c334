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
  /** `lab`: a whole sign-in against the stand-ins. `real`: the deployed identity provider, as far as its page. */
  where: z.enum(["lab", "real"]),
  /** A person of the lab. */
  user: z.string().optional(),
  /** `unclear`: nothing failed, and a person must look before anybody calls it passed. */
  result: z.enum(["passed", "failed", "unclear"]),
  verdict: z.string(),
  /** Codes of the findings. */
  findings: z.array(z.string()),
  /** What was tested: `configurationFingerprint`. */
  configuration: z.string(),
});

/** What `webex-sso test-login` came to, without messages, addresses or secrets: made to be committed. */
export type SignInTest = z.output<typeof signInTest>;

/**
 * Where a project keeps them: a file for each tenant, in git with the tenant's files. So the whole team sees it, a pull
 * request brings the proof along with the change, and a report made by CI knows it too.
 */
function fileOf(project: string, tenant: string): string {
  return join(project, ".webex-sso/sign-in-tests", `${tenant}.json`);
}

/** The last test of a tenant; undefined where none is recorded, or where the file holds something else. */
export function lastSignInTest(project: string, tenant: string): SignInTest | undefined {
  try {
    return signInTest.parse(JSON.parse(readFileSync(fileOf(project, tenant), "utf8")));
  } catch {
    return undefined;
  }
}

/** Records a test in the place of the one before it. A reader never sees half of it. */
export function writeSignInTest(project: string, test: SignInTest): void {
  const file = fileOf(project, test.tenant);
  mkdirSync(dirname(file), { recursive: true });
  writeWholeFile(file, `${JSON.stringify(test, undefined, 2)}\n`, shared);
}
