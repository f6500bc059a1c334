import { createFaults, type Faults } from "../faults.ts";
import { serveMetadata } from "../metadata-server.ts";
import type { StandIn, StandInOptions } from "../stand-in.ts";
import { openStore } from "../store.ts";
import { serveTerraformBridge } from "../terraform-bridge.ts";
import { withFaults } from "../with-faults.ts";
import { type PingFederateConsole, pingFederateConsole } from "./console.ts";
import { pingFederateDefinition } from "./definition.ts";
import { pingFederateFaultText } from "./fault-text.ts";
import { prepareExamples } from "./prepare-examples.ts";
import { prepareTenant } from "./prepare-tenant.ts";
import { publishedMetadata } from "./published-metadata.ts";
import { ServerApi } from "./server-api.ts";
import { pingFederateSignIn } from "./sign-in.ts";
import type { PingFederateWorld } from "./world.ts";

export interface PingFederateLab extends StandIn {
  readonly port: number;
  readonly faults: Faults;
  /** Nobody answers any more where metadata was published. */
  unpublish(): void;
  /** The server whose administrative API has that host name. */
  server(host: string): PingFederateConsole;
}

/**
 * Starts the stand-in of PingFederate and its provider.
 *
 * @example
 * const lab = await startPingFederateLab({ stateFile: "state/pingfederate.json" });
 * process.env.PULUMI_DEBUG_PROVIDERS = lab.debugProviders;
 */
export async function startPingFederateLab(options: StandInOptions): Promise<PingFederateLab> {
  const { clock = () => new Date(), faults = createFaults() } = options;
  const store = openStore<PingFederateWorld>(options.stateFile, { servers: {} });
  const metadata = await serveMetadata((url) => publishedMetadata(store, url));
  const definition = withFaults(
    pingFederateDefinition(store, metadata.origin),
    faults,
    pingFederateFaultText,
  );
  const { port, debugProviders, close } = await serveTerraformBridge([definition]);
  const server = (host: string) => pingFederateConsole(new ServerApi(store, host), clock);
  return {
    port,
    debugProviders,
    bridged: definition,
    signIn: pingFederateSignIn(store),
    prepareTenant: (config) => prepareTenant(server, config),
    prepareExamples: () => prepareExamples(server("pingfederate.example.com")),
    unpublish: metadata.close,
    close() {
      close();
      metadata.close();
    },
    faults,
    server,
  };
}
