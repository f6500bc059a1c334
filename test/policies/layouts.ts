import { type LaidOut as Laid, layouts as planned } from "../../policies/planned/layouts.ts";
import type { VendorKind } from "../../vendors/index.ts";
import { certificates, ends } from "./sample.ts";

/** A resource of a stack as it stands once it is deployed. */
export interface LaidOut extends Laid {
  /** What the provider adds. */
  readonly outputs?: Record<string, unknown>;
}

const known: Readonly<Record<string, unknown>> = {
  tokenSigningCertificates: [certificates.signing.base64],
  keys: [{ kid: "key-1", expiresAt: `${ends.signing}T00:00:00Z` }],
  thumbprint: "A1",
  endDate: `${ends.signing}T00:00:00Z`,
};

/** The resources of a trust as they stand once they are deployed. */
export function layouts(kind: VendorKind, resources: unknown): LaidOut[] {
  const lay = planned[kind] as unknown as (resources: unknown) => Laid[];
  return lay(resources).map(({ awaits = [], ...one }) =>
    awaits.length === 0
      ? one
      : { ...one, outputs: Object.fromEntries(awaits.map((name) => [name, known[name]])) },
  );
}
