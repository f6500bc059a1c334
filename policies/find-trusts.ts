import { isOnBroker } from "./broker-address.ts";
import { knownAddresses } from "./known-addresses.ts";
import { type Readings, readTrust, type UnknownProperty } from "./reading.ts";
import { sourceOf } from "./trusts/index.ts";
import type { RawResource } from "./trusts/raw-resource.ts";
import type { Others, TrustSource } from "./trusts/trust-source.ts";

/** A trust of Webex among raw resources. */
export interface FoundTrust {
  readonly source: TrustSource<unknown>;
  readonly anchor: RawResource;
  readonly readings: Readings;
}

/**
 * The Webex trust that a resource is; undefined for every other resource.
 *
 * @param others the rest of the stack; undefined where only one resource is seen.
 */
export function trustIn(
  anchor: RawResource,
  others: Others,
  unknownProperty: UnknownProperty,
): FoundTrust | undefined {
  const source = sourceOf(anchor.type);
  if (source === undefined) return undefined;
  const readings = readTrust(source, anchor, others, unknownProperty);
  return isWebex(readings) ? { source, anchor, readings } : undefined;
}

/** Every Webex trust of a stack. */
export function trustsIn(resources: readonly RawResource[], unknownProperty: UnknownProperty): FoundTrust[] {
  return resources.flatMap((resource) => trustIn(resource, resources, unknownProperty) ?? []);
}

/** Whether nobody can tell yet what a resource is for. */
export function mayBecomeTrust(
  anchor: RawResource,
  others: Others,
  unknownProperty: UnknownProperty,
): boolean {
  const source = sourceOf(anchor.type);
  if (source === undefined) return false;
  const readings = readTrust(source, anchor, others, unknownProperty);
  const addresses = (["entityId", "audience", "acs"] as const)
    .map(readings)
    .filter(({ state }) => state !== "inexpressible");
  return addresses.length > 0 && addresses.every(({ state }) => state === "waits");
}

/**
 * Known by entity ID or audience; and by where assertions and logout messages go, so that a spoilt audience does not hide
 * a trust.
 */
function isWebex(readings: Readings): boolean {
  const { identifiers, acs, logout } = knownAddresses(readings);
  return [...identifiers, ...acs, ...logout].some(isOnBroker);
}
