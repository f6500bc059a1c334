import { serve } from "../../providers/host/serve.ts";
import { createFaults, type Faults } from "../faults.ts";
import type { StandIn } from "../stand-in.ts";
import { openStore } from "../store.ts";
import { withFaults } from "../with-faults.ts";
import { oktaDefinition } from "./definition.ts";
import { oktaFaultText } from "./fault-text.ts";
import { type OktaOrgConsole, oktaOrg } from "./org.ts";
import type { OktaWorld } from "./world.ts";

export interface OktaLabOptions {
  /** A JSON file; made when it is not there. */
  readonly stateFile: string;
  /** Default: the system's clock. */
  readonly clock?: () => Date;
  /** Default: none. */
  readonly faults?: Faults;
  /** API tokens that the organization does not accept. Default: none. */
  readonly refusedTokens?: readonly string[];
}

export interface OktaLab extends StandIn {
  readonly faults: Faults;
  /** The organization of that name (`okta:orgName`); each has applications and groups of its own. */
  org(name: string): OktaOrgConsole;
}

/**
 * Starts the stand-in of Okta and its provider.
 *
 * @example
 * const lab = await startOktaLab({ stateFile: "state/okta.json" });
 * process.env.PULUMI_DEBUG_PROVIDERS = lab.debugProviders;
 */
export async function startOktaLab(options: OktaLabOptions): Promise<OktaLab> {
  const { clock = () => new Date(), faults = createFaults(), refusedTokens = [] } = options;
  const store = openStore<OktaWorld>(options.stateFile, { orgs: {} });
  const definition = withFaults(oktaDefinition(store, clock, refusedTokens), faults, oktaFaultText);
  const { port, close } = await serve(definition);
  return {
    port,
    debugProviders: `okta:${port}`,
    close,
    faults,
    org: (name) => oktaOrg(store, clock, name),
  };
}
