import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import pLimit from "p-limit";
import { parse } from "yaml";
import type { PackSettings } from "../../policies/settings/read-settings.ts";
import { tenantsOf } from "../../stacks/tenant-names.ts";
import type { Drift, FleetReport, TenantReport } from "../fleet-report.ts";
import { readDrift } from "../read-drift.ts";
import { lastControlHubTest, lastSignInTest } from "../sign-in-tests/sign-in-tests.ts";
import { type TenantFacts, tenantReport } from "../tenant-report.ts";
import { type RunEngine, readRecord } from "./read-record.ts";
import { readTenantFile } from "./tenant-file.ts";

export interface CollectOptions {
  /** The folder in which Pulumi.yaml stands. */
  readonly project: string;
  readonly run: RunEngine;
  readonly settings: PackSettings;
  readonly now: Date;
  /** Whether to ask every identity provider what was changed by hand. */
  readonly drift: boolean;
  /** Told of each tenant that is done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * Reads every tenant of a project: its files, its recorded state and its last sign-in test. No passphrase is needed and no
 * secret is decrypted, unless drift is looked for: then the engine needs the tenants' credentials. What fails for one
 * tenant is said in its row; the others go on.
 */
export async function collectFleet(options: CollectOptions): Promise<FleetReport> {
  const { project, run, settings, now, drift, onProgress } = options;
  const files = tenantsOf(project);
  const stacks = await knownStacks(run);
  const names = [...new Set([...files, ...(stacks.names ?? [])])].sort();
  const atOnce = pLimit(availableParallelism());
  let done = 0;
  const tenants = await Promise.all(
    names.map((name) =>
      atOnce(async (): Promise<TenantReport> => {
        const recorded = await recordOf(run, name, stacks);
        const file = files.includes(name) ? readTenantFile(project, name, now) : undefined;
        // Looking at a stack without a file would make the engine write one.
        const looks = drift && recorded.resources !== undefined && file !== undefined;
        const facts: TenantFacts = {
          name,
          file,
          recorded,
          drift: looks ? await lookForDrift(run, name) : { kind: "not-looked" },
          signInTest: lastSignInTest(project, name),
          controlHubTest: lastControlHubTest(project, name),
        };
        onProgress?.(++done, names.length);
        return tenantReport(facts, settings, now);
      }),
    ),
  );
  return {
    project: String(parse(readFileSync(join(project, "Pulumi.yaml"), "utf8")).name),
    generatedAt: now.toISOString(),
    certificateDays: settings.certificateDays,
    looksForDrift: drift,
    notices: stacks.names === undefined ? [unlisted(stacks.reason)] : [],
    tenants,
  };
}

function unlisted(reason: string): string {
  return `The backend does not list its stacks, so that those without a stack file are not in this report: ${reason}`;
}

/** The stacks that the backend knows, or why it does not say: one record that is broken keeps it from listing any. */
type KnownStacks =
  | { readonly names: readonly string[] }
  | { readonly names?: undefined; readonly reason: string };

async function knownStacks(run: RunEngine): Promise<KnownStacks> {
  try {
    const list: { readonly name: string }[] = JSON.parse(await run(["stack", "ls", "--json"]));
    // A stack of another organisation than the default one has it before its name.
    return { names: list.map(({ name }) => name.split("/").at(-1) ?? name) };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

/** A stack that the backend does not list is not asked for. */
async function recordOf(
  run: RunEngine,
  name: string,
  { names }: KnownStacks,
): Promise<TenantFacts["recorded"]> {
  if (names !== undefined && !names.includes(name)) return { state: { kind: "not-deployed" } };
  return readRecord(run, name);
}

async function lookForDrift(run: RunEngine, name: string): Promise<Drift> {
  try {
    const args = ["refresh", "--preview-only", "--json", "--non-interactive", "--stack", name];
    return readDrift(await run(args));
  } catch (error) {
    return { kind: "failed", reason: (error as Error).message };
  }
}
