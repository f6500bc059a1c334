import { startEntraLab } from "../../lab/entra/start.ts";
import { createFaults } from "../../lab/faults.ts";
import { tenantId, types } from "./entra-tenant.ts";
import type { LifecycleSubject, World } from "./subject.ts";

/** A directory with two groups and a user, and what somebody may do in it by hand. */
export async function startEntraLifecycleLab(folder: string): ReturnType<LifecycleSubject["startLab"]> {
  const faults = createFaults();
  const lab = await startEntraLab({ stateFile: `${folder}/entra.json`, faults });
  const directory = lab.directory(tenantId);
  for (const name of ["Webex users", "More Webex users"]) directory.principals.add("Group", name);
  directory.principals.add("User", "Guest");
  const app = () => directory.applications.list()[0];
  const servicePrincipal = () => directory.servicePrincipals.list()[0];
  const world: World = {
    trusts: () => directory.applications.list().length,
    id: () => `/applications/${app()?.id ?? "none"}`,
    adopting: (config) => ({
      ...config,
      "webex-sso:idp": {
        ...(config["webex-sso:idp"] as object),
        adopt: {
          claimsMappingPolicy: directory.policies.list()[0]?.id,
          signingCertificates: { first: servicePrincipal()?.keys[0]?.verifyKeyId },
          assignments: Object.fromEntries(
            (servicePrincipal()?.assignments ?? []).map(({ id, principalId }) => [principalId, id]),
          ),
        },
      },
    }),
    meddling: [
      {
        name: "a setting changed",
        act: () =>
          directory.applications.change(app()?.id ?? "", {
            web: { redirectUris: ["https://elsewhere.example.com/"] },
          }),
        repaired: [`update ${types.application}`],
      },
      {
        name: "everybody let in",
        act: () =>
          directory.servicePrincipals.change(servicePrincipal()?.id ?? "", {
            appRoleAssignmentRequired: false,
          }),
        repaired: [`update ${types.servicePrincipal}`],
      },
      {
        name: "an assignment taken away",
        act: () =>
          directory.assignments.remove(
            servicePrincipal()?.id ?? "",
            servicePrincipal()?.assignments[0]?.principalId ?? "",
          ),
        repaired: [`create ${types.assignment}`],
      },
      {
        name: "the application taken away",
        act: () => directory.applications.remove(app()?.id ?? ""),
        // The claims mapping policy belongs to the directory and stays.
        repaired: Object.values(types)
          .filter((type) => type !== types.policy)
          .map((type) => `create ${type}`),
      },
    ],
    hangNextCreate: () =>
      new Promise((struck) =>
        faults.next({ on: `create ${types.application}`, kind: "hang-after-write", struck }),
      ),
  };
  return { debugProviders: lab.debugProviders, world, close: lab.close };
}
