import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { checkProperties } from "../check-properties.ts";
import type { PropertyRules } from "../property-rules.ts";
import { doing, type EntraResource, pathParts } from "./context.ts";
import type { EntraPolicy } from "./world.ts";

const rules: PropertyRules = {
  definitions: { kind: "list", items: { kind: "string" }, required: true },
  displayName: { kind: "string", required: true },
};
const idOf = (id: string) => pathParts(id, "policies/claimsMappingPolicies")[0] ?? "";

/** `azuread:index/claimsMappingPolicy:ClaimsMappingPolicy`: which claims are issued, and from what. */
export const claimsMappingPolicy: EntraResource = {
  canonical: (inputs) => canonicalProperties(rules, inputs),
  check: (inputs, { name }) => ({ inputs, failures: checkProperties(rules, inputs, name) }),

  async create(inputs, { config: { api } }) {
    const policy = await doing("Could not create Claims Mapping Policy", () =>
      api.policies.create(fieldsOf(inputs)),
    );
    return { id: `/policies/claimsMappingPolicies/${policy.id}`, outputs: stateOf(policy) };
  },
  async read(id, _, { config: { api } }) {
    const policy = api.policies.get(idOf(id));
    return policy && { id, inputs: stateOf(policy), outputs: stateOf(policy) };
  },
  async update(id, _, news, { config: { api } }) {
    return stateOf(
      await doing(`Could not update ${id}`, () => api.policies.update(idOf(id), fieldsOf(news))),
    );
  },
  async delete(id, _, { config: { api } }) {
    await doing(`Deleting ${id}`, () => api.policies.delete(idOf(id)));
  },
};

function fieldsOf({ displayName, definitions }: PlainMap): Omit<EntraPolicy, "id"> {
  return { displayName: String(displayName), definitions: definitions as unknown as string[] };
}

function stateOf({ displayName, definitions }: EntraPolicy): PlainMap {
  return { displayName, definitions };
}
