import { administrations } from "../vendors/administrations.ts";
import type { VendorKind } from "../vendors/index.ts";
import type { RecordedOutputs } from "./recorded-outputs.ts";

/**
 * The fingerprints of the certificates of the identity provider that do not sign now, as far as its metadata or a rotation
 * in progress tell: one that waits does not help while the one that signs comes to its end.
 */
export function waitingCertificates(
  vendor: string | undefined,
  { identityProvider, rotation }: Pick<RecordedOutputs, "identityProvider" | "rotation">,
): ReadonlySet<string> {
  const published = (identityProvider?.signingCertificates ?? []).map(({ fingerprint }) => fingerprint);
  const signer =
    vendor !== undefined && Object.hasOwn(administrations, vendor)
      ? administrations[vendor as VendorKind].rotation.signer
      : "unknown";
  if (signer === "first") return new Set(published.slice(1));
  if (signer === "alone" || rotation?.side !== "identity-provider") return new Set();
  const isOld = (fingerprint: string) => fingerprint === rotation.old;
  return new Set(published.filter((one) => isOld(one) === (rotation.stage === "switched")));
}
