import { serve } from "../../providers/host/serve.ts";
import { createFaults, type Faults } from "../faults.ts";
import type { StandIn, StandInOptions } from "../stand-in.ts";
import { openStore } from "../store.ts";
import { withFaults } from "../with-faults.ts";
import { oktaDefinition } from "./definition.ts";
import { oktaFaultText } from "./fault-text.ts";
import { type OktaOrgConsole, oktaOrg } from "./org.ts";
import { prepareExamples } from "./prepare-examples.ts";
import { prepareTenant } from "./prepare-tenant.ts";
import { oktaSignIn } from "./sign-in.ts";
import type { OktaWorld } from "./world.ts";

export interface OktaLabOptions extends StandInOptions {
  /** API tokens that the organization does not accept. Default: none. */
  readonly refusedTokens?: readonly string[];
}

export interface OktaLab extends StandIn {
  readonly port: number;
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
  const org = (name: string) => oktaOrg(store, clock, name);
  return {
    port,
    debugProviders: `okta:${port}`,
    signIn: oktaSignIn(store),
    prepareTenant: (config) => prepareTenant(store, config),
    prepareExamples: () => prepareExamples(org("example")),
    close,
    faults,
    org,
  };
}
