import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { checkProperties } from "../check-properties.ts";
import type { PropertyRules } from "../property-rules.ts";
import type { AssignmentRead } from "./assignments-api.ts";
import { doing, type EntraResource, pathParts } from "./context.ts";
import { notFound } from "./graph-error.ts";

const rules: PropertyRules = {
  appRoleId: { kind: "string", required: true },
  principalObjectId: { kind: "string", required: true },
  resourceObjectId: { kind: "string", required: true },
};
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const partsOf = (id: string) => pathParts(id, "servicePrincipals", "appRoleAssignedTo");

/** `azuread:index/appRoleAssignment:AppRoleAssignment`: a group or user that has a role of an application. */
export const appRoleAssignment: EntraResource = {
  computed: ["principalDisplayName", "principalType", "resourceDisplayName"],
  replaceOn: ["appRoleId", "principalObjectId", "resourceObjectId"],
  canonical: (inputs) => canonicalProperties(rules, inputs),
  check(inputs, { name }) {
    const wrong = Object.entries(inputs).filter(
      ([key, value]) => key in rules && typeof value === "string" && !uuid.test(value),
    );
    const failures = wrong.map(([property, value]) => ({
      property,
      reason: `expected a valid UUID, got ${String(value)}. Examine values at '${name}.${property}'.`,
    }));
    return { inputs, failures: [...checkProperties(rules, inputs, name), ...failures] };
  },

  async create(inputs, { config: { api } }) {
    const resourceId = String(inputs.resourceObjectId);
    if (api.servicePrincipals.get(resourceId) === undefined)
      throw new Error(
        `Service principal not found for resource (Object ID: "${resourceId}"): ${notFound(resourceId).message}`,
      );
    const made = await doing("Could not create app role assignment", () =>
      api.assignments.create(resourceId, {
        principalId: String(inputs.principalObjectId),
        appRoleId: String(inputs.appRoleId),
      }),
    );
    return {
      id: `/servicePrincipals/${resourceId}/appRoleAssignedTo/${made.id}`,
      outputs: outputsOf(resourceId, made),
    };
  },
  async read(id, _, { config: { api } }) {
    const [resourceId = "", assignmentId = ""] = partsOf(id);
    const found = api.assignments.get(resourceId, assignmentId);
    if (found === undefined) return undefined;
    const outputs = outputsOf(resourceId, found);
    const { appRoleId = null, principalObjectId = null, resourceObjectId = null } = outputs;
    const inputs: PlainMap = { appRoleId, principalObjectId, resourceObjectId };
    return { id, inputs, outputs };
  },
  async update(id) {
    throw new Error(`${id} has nothing that can be updated`);
  },
  async delete(id, _, { config: { api } }) {
    const [resourceId = "", assignmentId = ""] = partsOf(id);
    await doing(`Deleting ${id}`, () => api.assignments.delete(resourceId, assignmentId));
  },
};

function outputsOf(resourceObjectId: string, read: AssignmentRead): PlainMap {
  return {
    appRoleId: read.appRoleId,
    principalObjectId: read.principalId,
    resourceObjectId,
    principalDisplayName: read.principal.displayName,
    principalType: read.principal.type,
    resourceDisplayName: read.resourceDisplayName,
  };
}
