import { adfsSource } from "./adfs.ts";
import { entraSource } from "./entra.ts";
import { oktaSource } from "./okta.ts";
import { pingFederateSource } from "./pingfederate.ts";
import { pingOneSource } from "./pingone.ts";
import type { TrustSource } from "./trust-source.ts";

/** Every identity provider whose trusts the pack reads. A new one adds a row. */
export const trustSources = [adfsSource, entraSource, oktaSource, pingFederateSource, pingOneSource]
  // Each belongs with its own resources only, which the compiler cannot follow through a list.
  .map((source) => source as unknown as TrustSource<unknown>);

const byAnchor = new Map(trustSources.flatMap((source) => source.anchors.map((anchor) => [anchor, source])));

/** The vendor whose trusts are known by resources of this type. */
export function sourceOf(type: string): TrustSource<unknown> | undefined {
  return byAnchor.get(type);
}
