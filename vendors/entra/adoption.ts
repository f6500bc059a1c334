import type { Adoption } from "../adoption.ts";
import type { Api } from "../api.ts";
import type { EntraSettings } from "./config.ts";

interface Assignment {
  readonly id: string;
  readonly principalId: string;
}

interface Credential {
  readonly keyId: string;
  readonly usage: string;
}

interface Principal {
  readonly appRoleAssignmentRequired?: boolean;
  readonly accountEnabled?: boolean;
}

/** Applications of Entra ID are known by their identifier URI, of which there is one in a directory. */
export const entraAdoption: Adoption<EntraSettings> = {
  searchedBy: "the application whose identifier (Entity ID) it is",
  async search({ entityId }, ask) {
    const { clientId, displayName, objectId } = await ask({
      token: "azuread:index/getApplication:getApplication",
      args: { identifierUri: entityId },
      absent: /no applications found/i,
    });
    if (clientId === undefined) return [];
    const principal = await ask({
      token: "azuread:index/getServicePrincipal:getServicePrincipal",
      args: { clientId },
      absent: /no service principal found/i,
    });
    return [{ id: String(objectId), name: String(displayName), whoMaySignIn: whoMaySignIn(principal) }];
  },
  id: {
    pattern: /^(\/applications\/)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    words: "the object ID or the application (client) ID of an application registration, a UUID",
    whereToRead:
      "In the Entra admin center, open App registrations > All applications and the application: both identifiers are on its overview. (The object ID of the page under Enterprise applications is another one, the service principal's.)",
  },
  parts: {
    key: "adopt",
    lists: [],
    words:
      "claimsMappingPolicy=<object ID>, signingCertificates.<name>=<key ID>, assignments.<object ID of a group>=<identifier of the assignment>; docs/entra.md says how to find them",
    read: async (id, { groups, settings }, api) => {
      const principal = await principalOf(id, api);
      const policies = await values<{ id: string }>(api, `${principal}/claimsMappingPolicies`);
      const assigned = await values<Assignment>(api, `${principal}/appRoleAssignedTo?$top=999`);
      const { keyCredentials = [] } = await object<{ keyCredentials?: Credential[] }>(
        api,
        `${principal}?$select=keyCredentials`,
      );
      const { users, signingCertificates } = settings as EntraSettings;
      const wanted = [...groups, ...users].map((one) => one.toLowerCase());
      const keys = new Set(
        keyCredentials.filter(({ usage }) => usage === "Verify").map(({ keyId }) => keyId),
      );
      const [policy, ...others] = policies;
      const [key, ...otherKeys] = keys;
      const last = signingCertificates.at(-1)?.name;
      return {
        // Of several, which one counts a person has to say.
        ...(policy === undefined || others.length > 0 ? {} : { claimsMappingPolicy: policy.id }),
        ...(key === undefined || otherKeys.length > 0 || last === undefined
          ? {}
          : { signingCertificates: { [last]: key } }),
        assignments: Object.fromEntries(
          assigned
            .filter(({ principalId }) => wanted.includes(principalId.toLowerCase()))
            .map((one) => [one.principalId, one.id]),
        ),
      };
    },
  },
  place: ["azuread:tenantId"],
  afterwards: "Remove webex-sso:import and webex-sso:idp.adopt from the stack file; nothing changes by that.",
  keeps: [
    { property: /^displayName$/, key: "displayName" },
    { property: /^notificationEmailAddresses/, key: "notificationEmailAddresses" },
    { property: /^loginUrl$/, key: "loginUrl" },
    { property: /^(endDate|keyId)$/, key: "signingCertificates" },
    { property: /^appRoleId$/, key: "appRole" },
  ],
};

function whoMaySignIn({ accountEnabled = true, appRoleAssignmentRequired }: Principal): string {
  if (!accountEnabled) return "nobody: sign-in is switched off";
  if (appRoleAssignmentRequired === undefined) return "nobody: it has no service principal";
  return appRoleAssignmentRequired
    ? "whoever is assigned (Users and groups in the admin center)"
    : "everybody";
}

/** Where Graph has the service principal of an application, which is named by its object ID or its client ID. */
async function principalOf(id: string, api: Api): Promise<string> {
  const uuid = id.split("/").at(-1) ?? "";
  const { status, body } = await api.get(`/applications/${uuid}?$select=appId`);
  if (status !== 200 && status !== 404) throw new Error(`it answers ${status} to the application`);
  const { appId = uuid } = status === 200 ? (body as { readonly appId?: string }) : {};
  return `/servicePrincipals(appId='${appId}')`;
}

async function object<Body>(api: Api, path: string): Promise<Body> {
  const { status, body } = await api.get(path);
  if (status !== 200) throw new Error(`it answers ${status} to ${path}`);
  return body as Body;
}

async function values<Item>(api: Api, path: string): Promise<readonly Item[]> {
  return (await object<{ readonly value?: readonly Item[] }>(api, path)).value ?? [];
}
