import { type DirectoryStore, existing, newId } from "./directory-store.ts";
import { badRequest } from "./graph-error.ts";
import { refuseDefinitions } from "./policy-rules.ts";
import type { EntraPolicy } from "./world.ts";

const path = "/v1.0/policies/claimsMappingPolicies";

/** Graph's API for claims mapping policies and what they are assigned to, as far as the provider uses it. */
export class PoliciesApi {
  readonly #directory: DirectoryStore;

  constructor(directory: DirectoryStore) {
    this.#directory = directory;
  }

  get(id: string): EntraPolicy | undefined {
    return this.#directory.read().policies.find((policy) => policy.id === id);
  }

  list(): EntraPolicy[] {
    return this.#directory.read().policies;
  }

  create(fields: Omit<EntraPolicy, "id">): EntraPolicy {
    return this.#directory.send(`POST ${path}`, (world) => {
      refuseDefinitions(fields.definitions);
      const policy = { id: newId(world, "policy"), ...fields };
      world.policies.push(policy);
      return policy;
    });
  }

  update(id: string, fields: Omit<EntraPolicy, "id">): EntraPolicy {
    return this.#directory.send(`PATCH ${path}/${id}`, (world) => {
      refuseDefinitions(fields.definitions);
      return Object.assign(existing(world.policies, id), fields);
    });
  }

  delete(id: string): void {
    this.#directory.send(`DELETE ${path}/${id}`, (world) => {
      existing(world.policies, id);
      world.policies = world.policies.filter((policy) => policy.id !== id);
      for (const one of world.servicePrincipals)
        one.policyIds = one.policyIds.filter((policyId) => policyId !== id);
    });
  }

  assign(servicePrincipalId: string, policyId: string): void {
    const request = `POST /v1.0/servicePrincipals/${servicePrincipalId}/claimsMappingPolicies/$ref`;
    this.#directory.send(request, (world) => {
      const { policyIds } = existing(world.servicePrincipals, servicePrincipalId);
      existing(world.policies, policyId);
      if (policyIds.includes(policyId))
        throw badRequest(
          "One or more added object references already exist for the following modified properties: 'claimsMappingPolicies'.",
        );
      policyIds.push(policyId);
    });
  }

  unassign(servicePrincipalId: string, policyId: string): void {
    const request = `DELETE /v1.0/servicePrincipals/${servicePrincipalId}/claimsMappingPolicies/${policyId}/$ref`;
    this.#directory.send(request, (world) => {
      const one = existing(world.servicePrincipals, servicePrincipalId);
      one.policyIds = one.policyIds.filter((id) => id !== policyId);
    });
  }
}
