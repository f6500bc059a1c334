import { canonicalProperties } from "../canonical-properties.ts";
import { checkProperties } from "../check-properties.ts";
import type { PropertyRules } from "../property-rules.ts";
import { doing, type EntraResource, pathParts } from "./context.ts";

const rules: PropertyRules = {
  claimsMappingPolicyId: { kind: "string", required: true },
  servicePrincipalId: { kind: "string", required: true },
};
const partsOf = (id: string) => pathParts(id, "servicePrincipals", "claimsMappingPolicies");

/** `azuread:index/servicePrincipalClaimsMappingPolicyAssignment:ServicePrincipalClaimsMappingPolicyAssignment`. */
export const policyAssignment: EntraResource = {
  replaceOn: ["claimsMappingPolicyId", "servicePrincipalId"],
  canonical: (inputs) => canonicalProperties(rules, inputs),
  check: (inputs, { name }) => ({ inputs, failures: checkProperties(rules, inputs, name) }),

  async create(inputs, { config: { api } }) {
    const servicePrincipalId = String(inputs.servicePrincipalId);
    const [objectId = ""] = pathParts(servicePrincipalId, "servicePrincipals");
    const [policyId = ""] = pathParts(String(inputs.claimsMappingPolicyId), "policies/claimsMappingPolicies");
    await doing(`Creating ClaimsMappingPolicyAssignment for ${servicePrincipalId}`, () =>
      api.policies.assign(objectId, policyId),
    );
    return { id: `${servicePrincipalId}/claimsMappingPolicies/${policyId}`, outputs: inputs };
  },
  async read(id, _, { config: { api } }) {
    const [objectId = "", policyId = ""] = partsOf(id);
    if (!api.servicePrincipals.get(objectId)?.policyIds.includes(policyId)) return undefined;
    const state = {
      servicePrincipalId: `/servicePrincipals/${objectId}`,
      claimsMappingPolicyId: `/policies/claimsMappingPolicies/${policyId}`,
    };
    return { id, inputs: state, outputs: state };
  },
  async update(id) {
    throw new Error(`${id} has nothing that can be updated`);
  },
  async delete(id, _, { config: { api } }) {
    const [objectId = "", policyId = ""] = partsOf(id);
    await doing(`removing ${id}`, () => api.policies.unassign(objectId, policyId));
  },
};
