import type { ProviderDefinition } from "../providers/host/definition.ts";
import type { Faults } from "./faults.ts";
import type { Behaviour } from "./identity-provider/behaviour.ts";

/** A stand-in that runs. */
export interface StandIn {
  /** What attaches the engine to it, for PULUMI_DEBUG_PROVIDERS: `name:port`, several with commas. */
  readonly debugProviders: string;
  /** Its provider, where engines reach that through Pulumi's bridge to Terraform providers: several share one bridge. */
  // biome-ignore lint/suspicious/noExplicitAny: each provider has sessions of its own kind, which only it looks at.
  readonly bridged?: ProviderDefinition<any>;
  /** What a provider has to know beside the stack's configuration, as environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How it signs users in. */
  readonly signIn: Behaviour;
  /** Makes what a tenant's configuration names and takes for granted: groups, keys, adapters. */
  prepareTenant(config: TenantValues): void | Promise<void>;
  /** Makes what the example tenants take for granted, where it is not there yet. */
  prepareExamples(): void | Promise<void>;
  close(): void;
}

/** The configuration of a tenant's stack: keys with their project, values as YAML has them. */
export type TenantValues = Readonly<Record<string, unknown>>;

/** What every stand-in is started with. */
export interface StandInOptions {
  /** A JSON file; made when it is not there. The same file again continues where the last run ended. */
  readonly stateFile: string;
  /** Default: the system's clock. */
  readonly clock?: () => Date;
  /** Default: none. */
  readonly faults?: Faults;
}
