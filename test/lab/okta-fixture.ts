import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OktaLab, type OktaLabOptions, startOktaLab } from "../../lab/okta/start.ts";
import type { PropertyMap } from "../../providers/host/value.ts";
import { connect, type ProviderClient } from "../providers/host/client.ts";

/** A stand-in on a state file of its own with one connection to the organization `acme`. */
export interface OktaFixture {
  readonly lab: OktaLab;
  readonly client: ProviderClient;
  readonly stateFile: string;
  /** Checks as the engine does, then creates. */
  create(
    urn: string,
    inputs: PropertyMap,
  ): Promise<{ id: string; inputs: PropertyMap; outputs: PropertyMap }>;
  close(): void;
}

export const clock = () => new Date("2026-03-01T12:00:00Z");

/** Starts one; `stateFile` continues on a file that is there. */
export async function oktaFixture(options: Partial<OktaLabOptions> = {}): Promise<OktaFixture> {
  const folder = mkdtempSync(join(tmpdir(), "okta-lab-"));
  const stateFile = options.stateFile ?? join(folder, "okta.json");
  const lab = await startOktaLab({ clock, ...options, stateFile });
  const client = connect(lab.port);
  await client.configure({ orgName: "acme", apiToken: "token" });
  return {
    lab,
    client,
    stateFile,
    async create(urn, declared) {
      const { inputs, failures } = await client.check(urn, declared);
      if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
      return { inputs, ...(await client.create(urn, inputs)) };
    },
    close() {
      client.close();
      lab.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
