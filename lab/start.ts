import { join } from "node:path";
import { createFaults, type Faults } from "./faults.ts";
import { identityProvider } from "./identity-provider/identity-provider.ts";
import type { StandIn, TenantValues } from "./stand-in.ts";
import { standIns } from "./stand-ins.ts";
import { serveTerraformBridge } from "./terraform-bridge.ts";
import type { Site } from "./web/site.ts";

/** Every stand-in, running. */
export interface Lab
  extends Omit<StandIn, "bridged" | "environment" | "prepareExamples" | "prepareTenant" | "signIn"> {
  prepareExamples(): Promise<void>;
  /** Makes what a tenant takes for granted at its identity provider. */
  prepareTenant(config: TenantValues): Promise<void>;
  readonly environment: Readonly<Record<string, string>>;
  /** The identity providers in the web of the lab, with sessions of their own. */
  identityProviders(): Site[];
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
  const named: readonly (readonly [kind: string, StandIn])[] = await Promise.all(
    Object.entries(standIns).map(
      async ([name, start]) =>
        [name, await start({ stateFile: join(folder, `${name}.json`), ...shared })] as const,
    ),
  );
  const running = named.map(([, standIn]) => standIn);
  const bridge = await serveTerraformBridge(running.flatMap(({ bridged }) => bridged ?? []));
  const direct = running.filter(({ bridged }) => bridged === undefined);
  return {
    debugProviders: [...direct, bridge].map(({ debugProviders }) => debugProviders).join(","),
    environment: Object.assign({}, ...running.map(({ environment }) => environment)),
    async prepareExamples() {
      for (const standIn of running) await standIn.prepareExamples();
    },
    async prepareTenant(config) {
      const { kind } = config["webex-sso:idp"] as { readonly kind: string };
      for (const [name, standIn] of named) if (name === kind) await standIn.prepareTenant(config);
    },
    identityProviders: () =>
      running.map(({ signIn }) => identityProvider(signIn, clock ?? (() => new Date()))),
    close() {
      for (const { close } of [...running, bridge]) close();
    },
  };
}
