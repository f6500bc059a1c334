import { listAt, mapsAt } from "../../../lab/plain.ts";
import type { PlainMap } from "../../../providers/host/value.ts";
import type { VendorKind } from "../../../vendors/index.ts";
import type { LaidOut } from "../../policies/layouts.ts";
import type { Worlds } from "./fixture.ts";

/**
 * What stands at an identity provider after resources were written to it, as an edit of its stand-in's state: for
 * resources that no tenant would have, with a field broken.
 */
export function stored<Kind extends VendorKind>(
  kind: Kind,
  laid: readonly LaidOut[],
): (world: Worlds[Kind]) => void {
  return (world) => writers[kind](world, laid);
}

const inputsOf = (laid: readonly LaidOut[], type: string) =>
  laid.filter((one) => one.type.endsWith(`:${type}`)).map(({ inputs }) => inputs as PlainMap);

const writers: { [Kind in VendorKind]: (world: Worlds[Kind], laid: readonly LaidOut[]) => void } = {
  okta(world, laid) {
    const [application = {}] = inputsOf(laid, "Saml");
    const groups = inputsOf(laid, "AppGroupAssignments").flatMap((one) =>
      mapsAt(one, "groups").map(({ id }) => id),
    );
    for (const org of Object.values(world.orgs)) {
      for (const app of org.apps) app.settings = application;
      org.assignments = org.assignments.filter(({ groupId }) => groups.includes(groupId));
    }
  },
  pingfederate(world, laid) {
    const [connection = {}] = inputsOf(laid, "IdpSpConnection");
    for (const server of Object.values(world.servers))
      for (const one of server.connections) one.settings = connection;
  },
  pingone(world, laid) {
    const [application = {}] = inputsOf(laid, "Application");
    for (const environment of Object.values(world.environments)) {
      environment.certificates = laid
        .filter(({ type }) => type.endsWith(":Certificate"))
        .map(({ name, inputs }) => ({
          // Its name is what the application refers to.
          id: name,
          usageType: String(inputs.usageType),
          pemFile: String(inputs.pemFile),
        }));
      const [core] = environment.mappings.filter(({ mappingType }) => mappingType === "CORE");
      for (const app of environment.applications) {
        app.settings = application;
        environment.mappings = inputsOf(laid, "ApplicationAttributeMapping").map((one, place) => ({
          id: `mapping-${place}`,
          applicationId: app.id,
          mappingType: one.name === core?.name ? "CORE" : "CUSTOM",
          name: String(one.name),
          value: String(one.value),
          required: one.required === true,
        }));
      }
    }
  },
  entra(world, laid) {
    const [application = {}] = inputsOf(laid, "Application");
    const [{ clientId: _, featureTags: __, ...principal } = {}] = inputsOf(laid, "ServicePrincipal");
    const principals = inputsOf(laid, "AppRoleAssignment").map(({ principalObjectId }) => principalObjectId);
    for (const directory of Object.values(world.directories)) {
      for (const app of directory.apps) {
        const { web: ___, ...others } = app.settings;
        app.settings = { ...others, ...application };
        app.identifierUris = inputsOf(laid, "ApplicationIdentifierUri").map(({ identifierUri }) =>
          String(identifierUri),
        );
      }
      for (const policy of directory.policies)
        policy.definitions = inputsOf(laid, "ClaimsMappingPolicy").flatMap((one) =>
          listAt(one, "definitions").map(String),
        );
      for (const one of directory.servicePrincipals) {
        one.settings = principal;
        one.assignments = one.assignments.filter(({ principalId }) => principals.includes(principalId));
      }
    }
  },
  adfs(world, laid) {
    const [trust = {}] = inputsOf(laid, "RelyingPartyTrust");
    const { samlEndpoint: _, encryptionCertificate = null, ...others } = trust;
    const named = Object.entries(others).map(([name, value]) => [
      `${name[0]?.toUpperCase()}${name.slice(1)}`,
      value,
    ]);
    for (const one of world.trusts)
      Object.assign(one, Object.fromEntries(named), {
        EncryptionCertificate: encryptionCertificate,
        SamlEndpoints: mapsAt(trust, "samlEndpoint").map(
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
