import type { Recovery } from "../recovery.ts";

type Answer = Readonly<Record<string, unknown>>;

const application = (args: Readonly<Record<string, unknown>>) => ({
  token: "azuread:index/getApplication:getApplication",
  args,
});

/** Entra ID gives everything its identifier. What the plugin's functions do not find, cannot be looked for. */
export const entraRecovery: Readonly<Record<string, Recovery>> = {
  "azuread:index/application:Application": {
    // Only the list of service principals answers "none" without failing; the template makes one with the application.
    list: ({ displayName }) => ({
      token: "azuread:index/getServicePrincipals:getServicePrincipals",
      args: { displayNames: [displayName], ignoreMissing: true },
    }),
    candidates: ({ clientIds }) => clientIds as readonly string[],
    read: (clientId) => application({ clientId }),
    matches: (answer, inputs) => redirectUris(answer.webs).join() === redirectUris([inputs.web]).join(),
    importId: ({ id }) => String(id),
  },
  // An existing one is taken as it is and brought up to date.
  "azuread:index/servicePrincipal:ServicePrincipal": "repeatable",
  "azuread:index/applicationIdentifierUri:ApplicationIdentifierUri": {
    list: ({ applicationId }) => application({ objectId: lastPart(applicationId) }),
    candidates: ({ id, identifierUris }, { identifierUri }) =>
      (identifierUris as readonly unknown[]).includes(identifierUri)
        ? [`${id}/identifierUris/${Buffer.from(String(identifierUri)).toString("base64")}`]
        : [],
    read: (id) => application({ objectId: id.split("/")[2] }),
    matches: () => true,
  },
  // A second policy that is assigned to nothing, or a second certificate that is not active, does nothing.
  "azuread:index/claimsMappingPolicy:ClaimsMappingPolicy": "repeatable",
  "azuread:index/servicePrincipalTokenSigningCertificate:ServicePrincipalTokenSigningCertificate":
    "repeatable",
  "azuread:index/servicePrincipalClaimsMappingPolicyAssignment:ServicePrincipalClaimsMappingPolicyAssignment":
    {
      unlisted:
        "if `up` says that it exists already, set webex-sso:import and webex-sso:idp.adopt.claimsMappingPolicy",
    },
  "azuread:index/appRoleAssignment:AppRoleAssignment": {
    unlisted:
      "if `up` says that it exists already, take it away in the admin center, or set webex-sso:import and webex-sso:idp.adopt.assignments",
  },
};

function redirectUris(webs: unknown): string[] {
  const [web] = webs as readonly ({ readonly redirectUris?: readonly string[] } | undefined)[];
  return [...(web?.redirectUris ?? [])].sort();
}

function lastPart(id: Answer[string]): string {
  return String(id).split("/").at(-1) ?? "";
}
