import { canonicalProperties } from "../canonical-properties.ts";
import { checkProperties } from "../check-properties.ts";
import type { PropertyRules } from "../property-rules.ts";
import { doing, type EntraResource, pathParts } from "./context.ts";
import { notFound } from "./graph-error.ts";

const rules: PropertyRules = {
  applicationId: { kind: "string", required: true },
  identifierUri: { kind: "string", required: true },
};

/** `azuread:index/applicationIdentifierUri:ApplicationIdentifierUri`: one identifier of an application. */
export const identifierUri: EntraResource = {
  replaceOn: ["applicationId", "identifierUri"],
  canonical: (inputs) => canonicalProperties(rules, inputs),
  check: (inputs, { name }) => ({ inputs, failures: checkProperties(rules, inputs, name) }),

  async create(inputs, { config: { api } }) {
    const [objectId = ""] = pathParts(String(inputs.applicationId), "applications");
    const uri = String(inputs.identifierUri);
    const id = `/applications/${objectId}/identifierUris/${Buffer.from(uri).toString("base64")}`;
    const app = api.applications.get(objectId);
    if (app === undefined)
      throw new Error(`retrieving ${String(inputs.applicationId)}: ${notFound(objectId).message}`);
    if (app.identifierUris.includes(uri))
      throw new Error(
        `a resource with the ID "${id}" already exists - to be managed via Terraform this resource needs to be imported into the State. Please see the resource documentation for "azuread_application_identifier_uri" for more information`,
      );
    await doing(`creating ${id}`, () =>
      api.applications.update(objectId, app.settings, { identifierUris: [...app.identifierUris, uri] }),
    );
    return { id, outputs: inputs };
  },

  async read(id, _, { config: { api } }) {
    const [objectId = "", uri = ""] = partsOf(id);
    if (!api.applications.get(objectId)?.identifierUris.includes(uri)) return undefined;
    const state = { applicationId: `/applications/${objectId}`, identifierUri: uri };
    return { id, inputs: state, outputs: state };
  },

  async update(id) {
    throw new Error(`${id} has nothing that can be updated`);
  },

  async delete(id, _, { config: { api } }) {
    const [objectId = "", uri = ""] = partsOf(id);
    const app = api.applications.get(objectId);
    if (app === undefined)
      throw new Error(`retrieving /applications/${objectId}: ${notFound(objectId).message}`);
    if (!app.identifierUris.includes(uri))
      throw new Error(`deleting ${id}: could not identify existing identifier URI`);
    await doing(`deleting ${id}`, () =>
      api.applications.update(objectId, app.settings, {
        identifierUris: app.identifierUris.filter((one) => one !== uri),
      }),
    );
  },
};

/** The application, and the identifier itself. Base64 has slashes in it. */
function partsOf(id: string): string[] {
  const [, objectId, encoded] = /^\/applications\/([^/]+)\/identifierUris\/(.+)$/.exec(id) ?? [];
  if (objectId === undefined || encoded === undefined) return pathParts(id, "applications", "identifierUris");
  return [objectId, Buffer.from(encoded, "base64").toString("utf8")];
}
