import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { readBack } from "../read-back.ts";
import { withDefaults } from "../with-defaults.ts";
import { doing, type EntraResource, type EntraSession, pathParts } from "./context.ts";
import { wantedTags } from "./feature-tags.ts";
import { servicePrincipalComputed, servicePrincipalOutputs } from "./service-principal-outputs.ts";
import { checkServicePrincipal, servicePrincipalProperties } from "./service-principal-properties.ts";

const idOf = (id: string) => pathParts(id, "servicePrincipals")[0] ?? "";

/** `azuread:index/servicePrincipal:ServicePrincipal`: an application as it stands in a directory. */
export const servicePrincipal: EntraResource = {
  computed: servicePrincipalComputed,
  replaceOn: ["clientId"],
  keptWhenUnset: ["featureTags", "tags"],
  canonical: (inputs) => canonicalProperties(servicePrincipalProperties, inputs),
  check: (inputs, { name }) => ({
    inputs: withDefaults(servicePrincipalProperties, inputs),
    failures: checkServicePrincipal(inputs, name),
  }),

  async create(inputs, { config }) {
    const appId = String(inputs.clientId);
    const known = config.api.servicePrincipals.list().find((one) => one.appId === appId);
    if (known === undefined) {
      const made = await doing("Could not create service principal", () =>
        config.api.servicePrincipals.create(appId, settingsOf(inputs), wantedTags(inputs) ?? []),
      );
      return { id: `/servicePrincipals/${made.id}`, outputs: outputsOf(made.id, inputs, config) };
    }
    if (inputs.useExisting !== true)
      throw new Error(
        `A resource with the ID "${known.id}" already exists: To be managed via Terraform, this resource needs to be imported into the State. Please see the resource documentation for "azuread_service_principal" for more information.`,
      );
    const id = `/servicePrincipals/${known.id}`;
    await write(id, {}, inputs, config);
    return { id, outputs: outputsOf(known.id, inputs, config) };
  },

  async read(id, { inputs }, { config }) {
    if (config.api.servicePrincipals.get(idOf(id)) === undefined) return undefined;
    const outputs = outputsOf(idOf(id), inputs, config);
    const { featureTags, tags, useExisting, ...others } = outputs;
    const isImport = Object.keys(inputs).length === 0;
    const told: PlainMap = {
      ...others,
      ...("tags" in inputs ? { tags: tags ?? null } : { featureTags: featureTags ?? null }),
      ...(isImport ? {} : { useExisting: useExisting ?? null }),
    };
    return { id, inputs: readBack(servicePrincipalProperties, told, inputs), outputs };
  },

  async update(id, olds, news, { config }) {
    await write(id, olds.inputs, news, config);
    return outputsOf(idOf(id), news, config);
  },

  /** One that existed already is deleted too, but nobody minds when it is gone. */
  async delete(id, { inputs }, { config }) {
    await doing(`Deleting ${id}`, () => config.api.servicePrincipals.delete(idOf(id))).catch((error) => {
      if (inputs.useExisting !== true) throw error;
    });
  },
};

function settingsOf(inputs: PlainMap): PlainMap {
  const { clientId: _, featureTags: __, tags: ___, owners: ____, useExisting: _____, ...settings } = inputs;
  return settings;
}

async function write(id: string, olds: PlainMap, news: PlainMap, { api }: EntraSession): Promise<void> {
  const tags = wantedTags(news);
  const ownersChanged = JSON.stringify(olds.owners ?? []) !== JSON.stringify(news.owners ?? []);
  await doing(`Updating ${id}`, () =>
    api.servicePrincipals.update(idOf(id), settingsOf(news), {
      ...(tags === undefined ? {} : { tags }),
      ...(ownersChanged ? { owners: (news.owners ?? []) as unknown as string[] } : {}),
    }),
  );
}

function outputsOf(
  objectId: string,
  inputs: PlainMap,
  { api, tenantId, metadataUrl }: EntraSession,
): PlainMap {
  const one = api.servicePrincipals.get(objectId);
  if (one === undefined) return {};
  const app = api.applications.list().find(({ appId }) => appId === one.appId);
  return {
    ...servicePrincipalOutputs(one, app, { tenantId, samlMetadataUrl: metadataUrl(one.appId) }),
    ...(inputs.useExisting === undefined ? {} : { useExisting: inputs.useExisting }),
  };
}
