import { createFaults, type Faults } from "../faults.ts";
import { serveMetadata } from "../metadata-server.ts";
import type { StandIn, StandInOptions } from "../stand-in.ts";
import { openStore } from "../store.ts";
import { serveTerraformBridge } from "../terraform-bridge.ts";
import { withFaults } from "../with-faults.ts";
import { type PingOneConsole, pingOneConsole } from "./console.ts";
import { pingOneDefinition } from "./definition.ts";
import { EnvironmentStore } from "./environment-store.ts";
import { pingOneFaultText } from "./fault-text.ts";
import { prepareExamples } from "./prepare-examples.ts";
import { prepareTenant } from "./prepare-tenant.ts";
import { publishedMetadata } from "./published-metadata.ts";
import { pingOneSignIn } from "./sign-in.ts";
import type { PingOneWorld } from "./world.ts";

export interface PingOneLab extends StandIn {
  readonly port: number;
  readonly faults: Faults;
  /** Nobody answers any more where metadata was published. */
  unpublish(): void;
  /** The environment of that identifier. */
  console(id: string): PingOneConsole;
}

const exampleEnvironment = "a0000000-0000-4000-8000-000000000001";

/**
 * Starts the stand-in of PingOne and its provider.
 *
 * @example
 * const lab = await startPingOneLab({ stateFile: "state/pingone.json" });
 * Object.assign(process.env, lab.environment, { PULUMI_DEBUG_PROVIDERS: lab.debugProviders });
 */
export async function startPingOneLab(options: StandInOptions): Promise<PingOneLab> {
  const { clock = () => new Date(), faults = createFaults() } = options;
  const store = openStore<PingOneWorld>(options.stateFile, { environments: {} });
  const metadata = await serveMetadata((url) => publishedMetadata(store, url));
  const definition = withFaults(pingOneDefinition(store), faults, pingOneFaultText);
  const { port, debugProviders, close } = await serveTerraformBridge([definition]);
  const console = (id: string) => pingOneConsole(new EnvironmentStore(store, id), clock);
  return {
    port,
    debugProviders,
    bridged: definition,
    // The provider's own variable for the host at which users sign in.
    environment: { PINGONE_AUTH_SERVICE_HOSTNAME: new URL(metadata.origin).host },
    signIn: pingOneSignIn(store),
    prepareTenant: (config) => prepareTenant(store, clock, config),
    prepareExamples: () => prepareExamples(console(exampleEnvironment)),
    unpublish: metadata.close,
    close() {
      close();
      metadata.close();
    },
    faults,
    console,
  };
}
