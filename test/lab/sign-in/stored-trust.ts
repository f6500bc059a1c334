import type { LabTenant } from "../../../lab/tenant/sign-in-lab.ts";
import type { PlainMap } from "../../../providers/host/value.ts";
import type { ConfiguredTrust } from "../../../saml/configured-trust.ts";
import type { AdfsResources } from "../../../vendors/adfs/resources.ts";
import type { EntraResources } from "../../../vendors/entra/resources.ts";
import { idpConfig, type VendorKind, vendors } from "../../../vendors/index.ts";
import type { OktaResources } from "../../../vendors/okta/resources.ts";
import type { PingFederateResources } from "../../../vendors/pingfederate/resources.ts";
import type { PingOneResources } from "../../../vendors/pingone/resources.ts";
import type { Vendor } from "../../../vendors/vendor.ts";
import type { Worlds } from "./fixture.ts";

/**
 * What stands at an identity provider after a trust was written to it, as an edit of its stand-in's state: for trusts that
 * no tenant would have, with a field broken.
 */
export function stored<Kind extends VendorKind>(
  kind: Kind,
  tenant: LabTenant,
  trust: ConfiguredTrust,
): (world: Worlds[Kind]) => void {
  const settings = idpConfig.parse(tenant.config["webex-sso:idp"]);
  const { desired } = vendors[kind] as unknown as Vendor<unknown, unknown>;
  return (world) => writers[kind](world, desired(trust, settings) as never);
}

/** The trust of a tenant as its stack has read it back. */
export function configuredOf({ outputs }: LabTenant): ConfiguredTrust {
  return outputs.configured as ConfiguredTrust;
}

const map = (value: object) => value as unknown as PlainMap;

const writers: { [Kind in VendorKind]: (world: Worlds[Kind], resources: never) => void } = {
  okta(world, { application, groupAssignments }: OktaResources) {
    const kept = ["status", "attributeStatements"];
    for (const org of Object.values(world.orgs)) {
      for (const app of org.apps)
        app.settings = {
          ...Object.fromEntries(Object.entries(app.settings).filter(([name]) => kept.includes(name))),
          ...map(application),
        };
      const groups = groupAssignments?.groups?.map(({ id }) => id) ?? [];
      org.assignments = org.assignments.filter(({ groupId }) => groups.includes(groupId));
    }
  },
  pingfederate(world, { connection }: PingFederateResources) {
    for (const server of Object.values(world.servers))
      for (const one of server.connections) one.settings = map(connection);
  },
  pingone(world, { application, attributeMappings, certificates = [] }: PingOneResources) {
    for (const environment of Object.values(world.environments)) {
      environment.certificates = certificates.map(({ usageType, pemFile }, place) => ({
        id: `certificate-${place}`,
        usageType,
        pemFile,
      }));
      const certificateIds = environment.certificates.map(({ id }) => id);
      const spVerification = certificateIds.length === 0 ? {} : { spVerification: { certificateIds } };
      for (const app of environment.applications) {
        const samlOptions = { ...map(application.samlOptions), ...spVerification };
        app.settings = { ...map(application), samlOptions };
        const [core] = environment.mappings.filter(({ mappingType }) => mappingType === "CORE");
        environment.mappings = attributeMappings.map(({ name, value, required }, place) => ({
          id: `mapping-${place}`,
          applicationId: app.id,
          mappingType: name === core?.name ? "CORE" : "CUSTOM",
          name,
          value,
          required: required ?? false,
        }));
      }
    }
  },
  entra(world, { application, identifierUri, claimsMappingPolicy, assignments }: EntraResources) {
    for (const directory of Object.values(world.directories)) {
      for (const app of directory.apps) {
        const { web: _, ...others } = app.settings;
        app.settings = { ...others, ...map(application) };
        app.identifierUris = [identifierUri.identifierUri];
      }
      for (const policy of directory.policies) policy.definitions = [...claimsMappingPolicy.definitions];
      const principals = assignments.map(({ principalObjectId }) => principalObjectId);
      for (const principal of directory.servicePrincipals)
        principal.assignments = principal.assignments.filter(({ principalId }) =>
          principals.includes(principalId),
        );
    }
  },
  adfs(world, { trust }: AdfsResources) {
    const { samlEndpoint, encryptionCertificate = null, ...others } = trust;
    const named = Object.entries(others).map(([name, value]) => [
      `${name[0]?.toUpperCase()}${name.slice(1)}`,
      value,
    ]);
    for (const one of world.trusts)
      Object.assign(one, Object.fromEntries(named), {
        EncryptionCertificate: encryptionCertificate,
        SamlEndpoints: samlEndpoint.map(
          ({ binding, protocol, uri, index = 0, isDefault = false, responseUri }) => ({
            Binding: binding,
            BindingUri: "",
            Index: index,
            IsDefault: isDefault,
            Location: uri,
            Protocol: protocol,
            ResponseLocation: responseUri ?? null,
          }),
        ),
      });
  },
};
