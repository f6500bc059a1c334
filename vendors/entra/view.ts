import type { View } from "../vendor.ts";
import { readClaims } from "./claims.ts";
import type { EntraApplication, EntraResources, EntraServicePrincipal } from "./resources.ts";

/** The properties that the view reads. */
export const entraViewed = {
  application: ["web"],
  servicePrincipal: ["appRoleAssignmentRequired", "featureTags"],
  identifierUri: ["identifierUri"],
  claimsMappingPolicy: ["definitions"],
  assignments: ["principalObjectId", "principalType"],
} as const;

/** What the view reads, and nothing else, so that the list above cannot fall behind. */
interface Viewed extends Pick<EntraResources, "identifierUri" | "assignments"> {
  readonly application: Pick<EntraApplication, (typeof entraViewed.application)[number]>;
  readonly servicePrincipal: Pick<EntraServicePrincipal, (typeof entraViewed.servicePrincipal)[number]>;
  readonly claimsMappingPolicy: Pick<EntraResources["claimsMappingPolicy"], "definitions">;
}

/** Reads a trust from Entra ID's resources, ours or anybody's. */
export const entraView: View<Viewed> = {
  audience: ({ identifierUri }) => identifierUri.identifierUri,
  attributes: ({ claimsMappingPolicy }) => readClaims(claimsMappingPolicy.definitions),
  acs: ({ application }) => (application.web?.redirectUris ?? []).map((url) => ({ url })),
  singleLogout: ({ application }) => {
    const url = application.web?.logoutUrl;
    return url ? { endpoints: [{ binding: "Redirect", url }] } : "off";
  },
  hideLaunchTile: ({ servicePrincipal }) => servicePrincipal.featureTags?.[0]?.hide ?? false,
  // Where assignment is not required everybody may sign in, which no list of groups says.
  groups: ({ servicePrincipal, assignments }) =>
    servicePrincipal.appRoleAssignmentRequired
      ? assignments
          .filter(({ principalType }) => principalType !== "User")
          .map(({ principalObjectId }) => principalObjectId)
          .sort()
      : undefined,
};
