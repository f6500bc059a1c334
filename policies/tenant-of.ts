import { isOnBroker } from "./broker-address.ts";
import { knownAddresses } from "./known-addresses.ts";
import type { Readings } from "./reading.ts";
import type { KnownTenant } from "./settings/read-settings.ts";

/** What a trust shows of the organisation that it is for, as far as it is known. */
interface Traces {
  readonly entityIds: readonly string[];
  readonly endpoints: readonly string[];
  /** Organisation identifiers in any of its addresses at Webex. */
  readonly organizations: readonly string[];
}

/**
 * The settings' entry of a trust: by entity ID, else by an endpoint, else by the organisation's identifier in an address.
 * A trust that shows nothing of the kind belongs to the only entry of its stack; where several are left, or where it is
 * plainly another organisation's, to none. A guess would compare it with a stranger's metadata.
 */
export function tenantOf(
  urn: string,
  readings: Readings,
  tenants: readonly KnownTenant[],
): KnownTenant | undefined {
  const stack = /^urn:pulumi:([^:]*)::/.exec(urn)?.[1];
  const candidates = tenants.filter((one) => one.stack === undefined || one.stack === stack);
  if (candidates.length === 0) return undefined;
  const traces = tracesOf(readings);
  for (const matches of [byEntityId, byEndpoint, byOrganization]) {
    const matching = candidates.filter((candidate) => matches(candidate, traces));
    if (matching.length > 0) return onlyOne(matching);
  }
  const withoutMetadata = candidates.filter(({ serviceProvider }) => serviceProvider === undefined);
  return onlyOne(traces.organizations.length === 0 ? candidates : withoutMetadata);
}

/** An entry that names its stack counts more than one for every stack. */
function onlyOne(candidates: readonly KnownTenant[]): KnownTenant | undefined {
  const named = candidates.filter(({ stack }) => stack !== undefined);
  const [first, ...others] = named.length > 0 ? named : candidates;
  return others.length === 0 ? first : undefined;
}

function byEntityId({ serviceProvider }: KnownTenant, { entityIds }: Traces): boolean {
  return serviceProvider !== undefined && entityIds.includes(serviceProvider.entityId);
}

function byEndpoint({ serviceProvider }: KnownTenant, { endpoints }: Traces): boolean {
  const { assertionConsumerServices = [], singleLogoutServices = [] } = serviceProvider ?? {};
  return [...assertionConsumerServices, ...singleLogoutServices].some(({ url }) => endpoints.includes(url));
}

function byOrganization({ serviceProvider }: KnownTenant, { organizations }: Traces): boolean {
  const own = serviceProvider?.organizationId?.toLowerCase();
  return own !== undefined && organizations.includes(own);
}

function tracesOf(readings: Readings): Traces {
  const { identifiers, acs, logout } = knownAddresses(readings);
  const endpoints = [...acs, ...logout];
  const organizations = [...identifiers, ...endpoints].filter(isOnBroker).flatMap(identifiersIn);
  return { entityIds: identifiers, endpoints, organizations };
}

function identifiersIn(address: string): string[] {
  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
  return [...address.matchAll(uuid)].map(([one]) => one.toLowerCase());
}
