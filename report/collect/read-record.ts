import { recordedState } from "../recorded-state.ts";
import type { TenantFacts } from "../tenant-report.ts";

/** Runs the Pulumi engine in a process of its own, and gives back what it wrote; throws with its complaint. */
export type RunEngine = (args: readonly string[]) => Promise<string>;

/**
 * What the last update of a stack has left: `not-deployed` also where there is no such stack, `unreadable` where nobody can
 * tell. No secret is decrypted, and no passphrase needed.
 *
 * @example await readRecord(engine.read, "acme") // { state: { kind: "deployed", … }, resources: […] }
 */
export async function readRecord(run: RunEngine, stack: string): Promise<TenantFacts["recorded"]> {
  try {
    const recorded = recordedState(JSON.parse(await run(["stack", "export", "--stack", stack])));
    return recorded.state.kind === "not-deployed" ? { state: recorded.state } : recorded;
  } catch (error) {
    const reason = (error as Error).message;
    const isUnknown = reason.includes(`no stack named '${stack}'`);
    return { state: isUnknown ? { kind: "not-deployed" } : { kind: "unreadable", reason } };
  }
}
