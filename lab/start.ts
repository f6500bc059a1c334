import { join } from "node:path";
import { createFaults, type Faults } from "./faults.ts";
import type { StandIn } from "./stand-in.ts";
import { standIns } from "./stand-ins.ts";
import { serveTerraformBridge } from "./terraform-bridge.ts";

/** Every stand-in, running. */
export interface Lab extends Omit<StandIn, "bridged" | "environment" | "prepareExamples"> {
  prepareExamples(): Promise<void>;
  readonly environment: Readonly<Record<string, string>>;
}

export interface LabOptions {
  /** Holds one state file per stand-in; the same folder again continues where the last lab ended. */
  readonly folder: string;
  /** Default: those in `faults.json` of the folder, which other processes can write. */
  readonly faults?: Faults;
  readonly clock?: () => Date;
}

/** Starts every stand-in. */
export async function startLab({ folder, clock, faults }: LabOptions): Promise<Lab> {
  const shared = {
    faults: faults ?? createFaults(join(folder, "faults.json")),
    ...(clock === undefined ? {} : { clock }),
  };
  const running: readonly StandIn[] = await Promise.all(
    Object.entries(standIns).map(([name, start]) =>
      start({ stateFile: join(folder, `${name}.json`), ...shared }),
    ),
  );
  const bridge = await serveTerraformBridge(running.flatMap(({ bridged }) => bridged ?? []));
  const direct = running.filter(({ bridged }) => bridged === undefined);
  return {
    debugProviders: [...direct, bridge].map(({ debugProviders }) => debugProviders).join(","),
    environment: Object.assign({}, ...running.map(({ environment }) => environment)),
    async prepareExamples() {
      for (const standIn of running) await standIn.prepareExamples();
    },
    close() {
      for (const { close } of [...running, bridge]) close();
    },
  };
}
