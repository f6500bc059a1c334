import { present } from "../saml/present.ts";
import type { ServiceProvider } from "../saml/service-provider.ts";
import { trustOf } from "../saml/trust.ts";
import type { Trust } from "../saml/trust-model.ts";
import type { FoundTrust } from "./find-trusts.ts";
import type { Knowledge } from "./rule.ts";
import type { KnownTenant } from "./settings/read-settings.ts";
import { tenantOf } from "./tenant-of.ts";
import { component, trustOutput } from "./trust-output.ts";

/**
 * What is known about the tenant of a trust. The settings' metadata counts more than the component's, which has been
 * made by the program that is judged; what the tenant chose, only the component knows.
 */
export function knowledgeOf(
  { anchor, readings }: FoundTrust,
  tenants: readonly KnownTenant[],
  now: Date,
): Knowledge {
  const tenant = tenantOf(anchor.urn, readings, tenants);
  const output = trustOutput(anchor);
  const mode = tenant?.mode ?? output?.mode;
  const wanted = wantedBy(tenant, output, now);
  return {
    isOurs: isOurs(anchor.urn),
    ...(mode === undefined ? {} : { mode }),
    ...wanted,
    ...present({ signsRequests: tenant?.serviceProvider?.authnRequestsSigned }),
    ...(tenant?.customers === undefined ? {} : { customers: tenant.customers }),
    everyone: tenant?.everyone ?? false,
    live: tenant?.live ?? true,
  };
}

/** A URN names the types of all that stands around a resource, even where nothing else of them is seen. */
function isOurs(urn: string): boolean {
  const [, , types = ""] = urn.split("::");
  return types.split("$").includes(component);
}

function wantedBy(
  tenant: KnownTenant | undefined,
  output: Trust | undefined,
  now: Date,
): Pick<Knowledge, "wanted" | "chosen" | "encryptionCertificates" | "tenantCertificates"> {
  const encrypting =
    output !== undefined && output.encryption !== "off" ? [output.encryption.certificate] : undefined;
  if (tenant?.serviceProvider === undefined)
    return output === undefined
      ? {}
      : { wanted: output, chosen: true, ...(encrypting ? { encryptionCertificates: encrypting } : {}) };
  const { serviceProvider } = tenant;
  const mode = tenant.mode ?? output?.mode ?? "organization";
  const { trust } = trustOf(serviceProvider, { subject: "policy", now, mode });
  const { encryptionCertificates } = serviceProvider;
  if (output === undefined) return { wanted: trust, encryptionCertificates };
  const { entityId, audience, acs } = trust;
  const chosen = output.singleLogout === "off" ? undefined : output.singleLogout.certificates;
  const singleLogout = chosen === undefined ? "off" : logoutOf(serviceProvider, chosen[0]?.fingerprint);
  return {
    wanted: { ...output, entityId, audience, acs, singleLogout },
    chosen: true,
    encryptionCertificates,
    tenantCertificates: [...(chosen ?? []), ...(encrypting ?? [])],
  };

  /** Where a vendor takes one certificate, the tenant chooses which of the metadata that is. */
  function logoutOf(provider: ServiceProvider, logoutCertificate: string | undefined) {
    const options = { subject: "policy", now, mode, ...present({ logoutCertificate }) };
    return trustOf(provider, options).trust.singleLogout;
  }
}
