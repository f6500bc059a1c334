import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import { entra } from "../../vendors/entra/index.ts";
import type { EntraResources } from "../../vendors/entra/resources.ts";
import { entraViewed } from "../../vendors/entra/view.ts";
import { readView } from "../../vendors/vendor.ts";
import type { EntraTrust } from "../entra.ts";
import { outputsOf } from "../outputs-of.ts";
import * as pulumi from "../pulumi.ts";

type Resources = Pick<EntraTrust, Exclude<keyof typeof entraViewed, "assignments"> | "assignments">;

/** The trust as the resources of an Entra ID trust have it. */
export function entraReadBack(trust: Resources): pulumi.Output<ConfiguredTrust> {
  return pulumi
    .all([
      outputsOf<EntraResources["application"]>(trust.application, entraViewed.application),
      outputsOf<EntraResources["servicePrincipal"]>(trust.servicePrincipal, entraViewed.servicePrincipal),
      outputsOf<EntraResources["identifierUri"]>(trust.identifierUri, entraViewed.identifierUri),
      outputsOf<EntraResources["claimsMappingPolicy"]>(
        trust.claimsMappingPolicy,
        entraViewed.claimsMappingPolicy,
      ),
      pulumi.all(
        Object.values(trust.assignments).map((assignment) =>
          outputsOf<EntraResources["assignments"][number]>(assignment, entraViewed.assignments),
        ),
      ),
    ])
    .apply(([application, servicePrincipal, identifierUri, claimsMappingPolicy, assignments]) =>
      readView(entra.view, {
        application,
        servicePrincipal,
        identifierUri,
        claimsMappingPolicy,
        assignments,
        signingCertificates: {},
      }),
    );
}
