import { serve } from "../../providers/host/serve.ts";
import { createFaults, type Faults } from "../faults.ts";
import { serveMetadata } from "../metadata-server.ts";
import type { StandIn, StandInOptions } from "../stand-in.ts";
import { openStore } from "../store.ts";
import { withFaults } from "../with-faults.ts";
import { entraDefinition } from "./definition.ts";
import { type EntraDirectoryConsole, entraDirectory } from "./directory.ts";
import { entraFaultText } from "./fault-text.ts";
import { exampleTenantId, prepareExamples } from "./prepare-examples.ts";
import { prepareTenant } from "./prepare-tenant.ts";
import { publishedMetadata } from "./published-metadata.ts";
import { entraSignIn } from "./sign-in.ts";
import type { EntraWorld } from "./world.ts";

export interface EntraLabOptions extends StandInOptions {
  /** Client secrets that the directory does not accept. Default: none. */
  readonly refusedSecrets?: readonly string[];
}

export interface EntraLab extends StandIn {
  readonly port: number;
  readonly faults: Faults;
  /** The directory of that tenant ID (`azuread:tenantId`); each has applications and groups of its own. */
  directory(tenantId: string): EntraDirectoryConsole;
  /** Ends the publishing of federation metadata, as when its address cannot be reached. */
  stopPublishing(): void;
}

/**
 * Starts the stand-in of Entra ID and its provider, and publishes the federation metadata of its applications.
 *
 * @example
 * const lab = await startEntraLab({ stateFile: "state/entra.json" });
 * process.env.PULUMI_DEBUG_PROVIDERS = lab.debugProviders;
 */
export async function startEntraLab(options: EntraLabOptions): Promise<EntraLab> {
  const { clock = () => new Date(), faults = createFaults(), refusedSecrets = [] } = options;
  const store = openStore<EntraWorld>(options.stateFile, { directories: {} });
  const metadata = await serveMetadata((url) => publishedMetadata(store, clock, url), {
    port: store.read().metadataPort,
  });
  store.change((world) => {
    world.metadataPort = metadata.port;
  });
  const definition = entraDefinition(store, clock, metadata.origin, refusedSecrets);
  const { port, close } = await serve(withFaults(definition, faults, entraFaultText));
  const directory = (tenantId: string) => entraDirectory(store, clock, tenantId);
  return {
    port,
    debugProviders: `azuread:${port}`,
    signIn: entraSignIn(store),
    prepareTenant: (config) => prepareTenant(store, clock, config),
    prepareExamples: () => prepareExamples(directory(exampleTenantId)),
    close() {
      close();
      metadata.close();
    },
    faults,
    directory,
    stopPublishing: metadata.close,
  };
}
