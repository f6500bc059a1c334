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
 * Starts the stand-in of an ADFS server with the real provider in front of it. The provider knows the way from its
 * environment, as long as a stack does not say another.
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
  const provider = await serve(adfsDefinition({ environment }));
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
