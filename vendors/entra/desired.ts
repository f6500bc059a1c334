import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import { present } from "../../saml/present.ts";
import { claimsDefinition } from "./claims.ts";
import type { EntraSettings } from "./config.ts";
import type { EntraCertificate, EntraResources } from "./resources.ts";
import { customTemplate } from "./vocabulary.ts";

/** The application, its service principal and all that hangs on them, for a trust that Entra ID can express. */
export function entraDesired(trust: ConfiguredTrust, settings: EntraSettings): EntraResources {
  const { singleLogout = "off", acs = [], groups = [] } = trust;
  const logoutUrl = singleLogout === "off" ? undefined : singleLogout.endpoints?.[0]?.url;
  return {
    application: {
      displayName: settings.displayName,
      templateId: customTemplate,
      // Without it Entra ID issues mapped claims only where the application has a signing key of its own.
      api: { mappedClaimsEnabled: true },
      web: { redirectUris: acs.map(({ url }) => url), ...present({ logoutUrl }) },
    },
    servicePrincipal: {
      // The template has made it together with the application.
      useExisting: true,
      preferredSingleSignOnMode: "saml",
      appRoleAssignmentRequired: true,
      featureTags: [{ customSingleSignOn: true, enterprise: true, hide: trust.hideLaunchTile ?? false }],
      notificationEmailAddresses: settings.notificationEmailAddresses,
      ...present({ loginUrl: settings.loginUrl }),
    },
    identifierUri: { identifierUri: trust.audience ?? "" },
    claimsMappingPolicy: {
      displayName: settings.displayName,
      definitions: [claimsDefinition(trust.attributes ?? [])],
    },
    signingCertificates: Object.fromEntries(settings.signingCertificates.map(certificate)),
    assignments: [...new Set([...groups, ...settings.users])].map((principalObjectId) => ({
      principalObjectId,
    })),
  };
}

/** Midnight (UTC) at its beginning, as Graph writes it. */
const dayOf = (date: string) => `${date.slice(0, 10)}T00:00:00Z`;

/** Its name in Entra ID does not follow the application's: a certificate cannot be renamed, only replaced. */
function certificate({
  name,
  endDate,
}: EntraSettings["signingCertificates"][number]): [string, EntraCertificate] {
  return [
    name,
    {
      displayName: `CN=Cisco Webex SSO ${name}`,
      ...(endDate === undefined ? {} : { endDate: dayOf(endDate) }),
    },
  ];
}
