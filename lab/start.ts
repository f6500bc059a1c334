import { join } from "node:path";
import { createFaults, type Faults } from "./faults.ts";
import { type OktaLab, startOktaLab } from "./okta/start.ts";

export interface Lab {
  readonly okta: OktaLab;
  /** The value of PULUMI_DEBUG_PROVIDERS for all of them. */
  readonly debugProviders: string;
  close(): void;
}

export interface LabOptions {
  /** Holds one state file per stand-in; the same folder again continues where the last lab ended. */
  readonly folder: string;
  /** Default: those in `faults.json` of the folder, which other processes can write. */
  readonly faults?: Faults;
  readonly clock?: () => Date;
}

/** Starts every stand-in. */
export async function startLab({ folder, faults, clock }: LabOptions): Promise<Lab> {
  const shared = {
    faults: faults ?? createFaults(join(folder, "faults.json")),
    ...(clock === undefined ? {} : { clock }),
  };
  const okta = await startOktaLab({ stateFile: join(folder, "okta.json"), ...shared });
  const standIns = [okta];
  return {
    okta,
    debugProviders: standIns.map(({ debugProviders }) => debugProviders).join(","),
    close() {
      for (const standIn of standIns) standIn.close();
    },
  };
}
