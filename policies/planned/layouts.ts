import type { AdfsResources } from "../../vendors/adfs/resources.ts";
import type { EntraResources } from "../../vendors/entra/resources.ts";
import type { OktaResources } from "../../vendors/okta/resources.ts";
import type { PingFederateResources } from "../../vendors/pingfederate/resources.ts";
import type { PingOneResources } from "../../vendors/pingone/resources.ts";

/** A resource of a stack as a program registers it. */
export interface LaidOut {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
  /** What only the provider knows, once it has made it. */
  readonly awaits?: readonly string[];
  /** By property: the names of the resources that it is made of. */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
  readonly protect?: boolean;
}

/** The first is the one by which the trust is known; it has the name that a tenant's program gives it. */
type Layout<Resources> = (resources: Resources) => LaidOut[];

const adfs: Layout<AdfsResources> = ({ trust }) => [
  {
    type: "adfs:index:RelyingPartyTrust",
    name: "webex",
    inputs: { signedSamlRequestsRequired: false, ...trust },
    awaits: ["tokenSigningCertificates"],
  },
];

const okta: Layout<OktaResources> = ({ application, groupAssignments }) => [
  {
    type: "okta:app/saml:Saml",
    name: "webex",
    inputs: { samlSignedRequestEnabled: false, ...application },
    awaits: ["keys"],
  },
  ...(groupAssignments
    ? [
        {
          type: "okta:index/appGroupAssignments:AppGroupAssignments",
          name: "groups",
          inputs: { appId: "0oa1", ...groupAssignments },
          dependencies: { appId: ["webex"] },
        },
      ]
    : []),
];

const pingfederate: Layout<PingFederateResources> = ({ connection }) => [
  { type: "pingfederate:index/idpSpConnection:IdpSpConnection", name: "webex", inputs: { ...connection } },
];

const pingone: Layout<PingOneResources> = ({
  application,
  attributeMappings,
  certificates = [],
  certificateIds,
}) => {
  const names = certificates.map((_, place) => `certificate-${place}`);
  const verified = { certificateIds: certificateIds ?? names, authnRequestSigned: false };
  const samlOptions = {
    ...application.samlOptions,
    ...(verified.certificateIds.length > 0 ? { spVerification: verified } : {}),
  };
  return [
    {
      type: "pingone:index/application:Application",
      name: "webex",
      inputs: { ...application, samlOptions },
      dependencies: { samlOptions: names },
    },
    ...attributeMappings.map((mapping) => ({
      type: "pingone:index/applicationAttributeMapping:ApplicationAttributeMapping",
      name: `mapping-${mapping.name}`,
      inputs: { applicationId: "app-1", ...mapping },
      dependencies: { applicationId: ["webex"] },
    })),
    ...certificates.map((certificate, place) => ({
      type: "pingone:index/certificate:Certificate",
      name: names[place] ?? "",
      inputs: { ...certificate },
    })),
  ];
};

const entra: Layout<EntraResources> = (resources) => [
  { type: "azuread:index/application:Application", name: "webex", inputs: { ...resources.application } },
  {
    type: "azuread:index/servicePrincipal:ServicePrincipal",
    name: "principal",
    inputs: { clientId: "client-1", ...resources.servicePrincipal },
    dependencies: { clientId: ["webex"] },
  },
  {
    type: "azuread:index/applicationIdentifierUri:ApplicationIdentifierUri",
    name: "identifier",
    inputs: { applicationId: "/applications/1", ...resources.identifierUri },
    dependencies: { applicationId: ["webex"] },
  },
  {
    type: "azuread:index/claimsMappingPolicy:ClaimsMappingPolicy",
    name: "policy",
    inputs: { ...resources.claimsMappingPolicy },
  },
  {
    type: "azuread:index/servicePrincipalClaimsMappingPolicyAssignment:ServicePrincipalClaimsMappingPolicyAssignment",
    name: "policy-assignment",
    inputs: { servicePrincipalId: "/servicePrincipals/1", claimsMappingPolicyId: "/policies/1" },
    dependencies: { servicePrincipalId: ["principal"], claimsMappingPolicyId: ["policy"] },
  },
  ...Object.entries(resources.signingCertificates).map(([name, certificate]) => ({
    type: "azuread:index/servicePrincipalTokenSigningCertificate:ServicePrincipalTokenSigningCertificate",
    name: `certificate-${name}`,
    inputs: { servicePrincipalId: "/servicePrincipals/1", ...certificate },
    awaits: ["thumbprint", "endDate"],
    dependencies: { servicePrincipalId: ["principal"] },
  })),
  ...resources.assignments.map((assignment, place) => ({
    type: "azuread:index/appRoleAssignment:AppRoleAssignment",
    name: `assignment-${place}`,
    inputs: { resourceObjectId: "principal-1", appRoleId: "role-1", ...assignment },
    dependencies: { resourceObjectId: ["principal"] },
  })),
];

/** How each vendor's resources refer to each other, as the components have it. */
export const layouts = { adfs, entra, okta, pingfederate, pingone };
