import { adfsDefinition } from "../../providers/adfs/definition.ts";
import { environmentNames } from "../../providers/adfs/environment.ts";
import { serve } from "../../providers/host/serve.ts";
import type { Faults } from "../faults.ts";
import type { StandIn, StandInOptions } from "../stand-in.ts";
import type { AdfsFaultKind } from "./fault.ts";
import { type AdfsLab, startAdfsLab } from "./start.ts";

export interface AdfsStandIn extends StandIn {
  readonly server: AdfsLab;
}

/**
 * Starts the stand-in of an ADFS server with the real provider in front of it. Whatever way to a server a stack says: this
 * provider goes to the stand-in, since nothing that is done in a lab may reach a real one.
 */
export async function startAdfsStandIn({ faults, ...options }: StandInOptions): Promise<AdfsStandIn> {
  // All stand-ins take their faults from one place, by operation: those around a cmdlet are kinds of their own.
  const ownFaults = faults as Faults<AdfsFaultKind> | undefined;
  const server = await startAdfsLab({ ...options, ...(ownFaults ? { faults: ownFaults } : {}) });
  const environment = Object.fromEntries(
    Object.entries(server.config).map(([name, value]) => [
      environmentNames[name as keyof typeof environmentNames],
      value,
    ]),
  );
  const definition = adfsDefinition({ environment });
  const provider = await serve({
    ...definition,
    configure(config, parameter) {
      const others = Object.entries(config).filter(([key]) => !Object.hasOwn(environmentNames, key));
      return definition.configure(Object.fromEntries(others), parameter);
    },
  });
  return {
    server,
    debugProviders: `adfs:${provider.port}`,
    environment: { NODE_EXTRA_CA_CERTS: server.caFile },
    signIn: server.signIn,
    prepareTenant: server.prepareTenant,
    // The examples' groups are in Active Directory, of which ADFS knows the identifiers only.
    prepareExamples: () => {},
    close() {
      provider.close();
      server.close();
    },
  };
}
