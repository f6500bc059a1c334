import { thumbprintOf } from "../../vendors/entra/activation.ts";
import { entraCapabilities } from "../../vendors/entra/capabilities.ts";
import type { EntraResources } from "../../vendors/entra/resources.ts";
import { entraView } from "../../vendors/entra/view.ts";
import { isOnBroker, webexAmong } from "../broker-address.ts";
import type { JudgedField, SigningCertificate } from "../field.ts";
import { publishedCertificates } from "./published-certificates.ts";
import type { RawResource } from "./raw-resource.ts";
import { type Others, referring, type TrustSource } from "./trust-source.ts";
import { type VendorSetting, wrongSettings } from "./vendor-setting.ts";

interface Viewed
  extends Pick<
    EntraResources,
    "application" | "servicePrincipal" | "identifierUri" | "claimsMappingPolicy" | "assignments"
  > {
  /** Those by which assertions are signed. */
  readonly certificates: readonly RawResource[];
  /** Whether only the application is seen. */
  readonly isAlone: boolean;
  /** The type of the application's resource: not each shows everything. */
  readonly type: string;
}

const type = (name: string) => `azuread:index/${name[0]?.toLowerCase()}${name.slice(1)}:${name}`;

/** An application of which identifier and redirect URIs are always resources of their own. */
const registration = type("ApplicationRegistration");
/** One that shows nothing but its template. */
const fromTemplate = type("ApplicationFromTemplate");

/** The provider's documentation of mapped_claims_enabled: without it, claims mapping takes a signing key of one's own. */
const keylessSettings: readonly VendorSetting[] = [
  {
    property: "api.mappedClaimsEnabled",
    isRight: ({ api }) => api?.mappedClaimsEnabled === true,
    class: "breaks-sign-in",
    must: "be true: the stack has no signing certificate of the application, without which Entra ID issues no mapped claim otherwise",
  },
];

/** With such a key it is a precaution: the documentation says that the key is enough, and nobody here has tried. */
const keyedSettings: readonly VendorSetting[] = keylessSettings.map((setting) => ({
  ...setting,
  class: "hygiene",
  must: "be true: that a signing certificate of the application is enough for mapped claims is documented, and has not been tried",
}));

const directorySettings: readonly VendorSetting[] = [
  {
    property: "signInAudience",
    isRight: ({ signInAudience = "AzureADMyOrg" }) => signInAudience === "AzureADMyOrg",
    class: "hygiene",
    must: "be AzureADMyOrg: Webex's users are those of this directory",
  },
];

const principalSettings: readonly VendorSetting[] = [
  {
    property: "preferredSingleSignOnMode",
    // The provider gives one that is not set back as an empty text.
    isRight: ({ preferredSingleSignOnMode: mode }) => (mode || "saml") === "saml",
    class: "breaks-sign-in",
    must: "be saml",
  },
];

/** Entra ID: an application, its service principal, and all that refers to either. */
export const entraSource: TrustSource<Viewed> = {
  kind: "entra",
  capabilities: entraCapabilities,
  view: entraView,
  anchors: [type("Application"), registration, fromTemplate],
  title: ({ props }) => props.displayName,
  isSaml: (anchor, others) => principalOf(anchor, others)?.props.preferredSingleSignOnMode === "saml",
  joined: [
    "audience",
    "attributes",
    "hideLaunchTile",
    "groups",
    "enabled",
    "vendorSettings",
    "signingCertificates",
  ],
  resources: (anchor, others) => ({
    get application() {
      return applicationOf(anchor, others);
    },
    isAlone: others === undefined,
    type: anchor.type,
    get servicePrincipal() {
      return principalOf(anchor, others)?.props as Viewed["servicePrincipal"];
    },
    get identifierUri() {
      return { identifierUri: identifierOf(anchor, others) as string };
    },
    get claimsMappingPolicy() {
      return policyOf(anchor, others)?.props as Viewed["claimsMappingPolicy"];
    },
    get assignments() {
      return assignmentsOf(anchor, others);
    },
    get certificates() {
      return certificatesOf(anchor, others);
    },
  }),
  identifiers: identifiersOf,
  unseen: (field, resources) => {
    if (field === "acs" && resources.isAlone && !resources.application.web?.redirectUris?.length)
      return "only a whole stack shows it";
    if (field === "singleLogout" && resources.type === fromTemplate)
      return "an application from a template does not show its logout URL";
    if (
      field === "vendorSettings" &&
      resources.type !== type("Application") &&
      resources.certificates.length === 0 &&
      isSamlPrincipal(resources)
    )
      return "the resource has no api.mappedClaimsEnabled, and the stack no signing certificate, without which Entra ID issues no mapped claim";
    const part = neededFor[field];
    return part?.isMissing(resources) ? `the application has no ${part.title} in this stack` : undefined;
  },
  enabled: (anchor, others) => principalOf(anchor, others)?.props.accountEnabled,
  vendorSettings: (anchor, others) => [
    ...(anchor.type === type("Application")
      ? wrongSettings(
          certificatesOf(anchor, others).length === 0 ? keylessSettings : keyedSettings,
          anchor.props,
        )
      : []),
    ...wrongSettings(directorySettings, anchor.props),
    ...wrongSettings(principalSettings, principalOf(anchor, others)?.props ?? {}),
  ],
  signingCertificates: (anchor, others) => {
    const signing = publishedCertificates(anchor)?.map(thumbprintOf);
    const held = certificatesOf(anchor, others).map(({ props }) => ({
      name: props.thumbprint as string,
      notAfter: props.endDate as string,
    }));
    // One that was made by hand may sign: then nothing is known of these.
    const isKnown = held.some(({ name }) => signing?.includes(name));
    return held.map(
      (one): SigningCertificate => ({
        ...one,
        ...(isKnown ? { signs: signing?.includes(one.name) ?? false } : {}),
      }),
    );
  },
  remedies: {},
};

interface Part {
  readonly title: string;
  readonly isMissing: (resources: Viewed) => boolean;
}

const principal: Part = {
  title: "service principal",
  isMissing: ({ servicePrincipal }) => servicePrincipal === undefined,
};

const neededFor: Partial<Record<JudgedField, Part>> = {
  audience: {
    title: "identifier URI",
    isMissing: ({ identifierUri }) => identifierUri.identifierUri === undefined,
  },
  attributes: {
    title: "claims mapping policy",
    isMissing: ({ claimsMappingPolicy }) => claimsMappingPolicy === undefined,
  },
  hideLaunchTile: principal,
  groups: principal,
  // Webex believes assertions by it: one that goes takes every sign-in along.
  signingCertificates: {
    title: "signing certificate",
    isMissing: ({ certificates }) => certificates.length === 0,
  },
};

function principalOf(anchor: RawResource, others: Others): RawResource | undefined {
  return referring(others, type("ServicePrincipal"), "clientId", anchor)[0];
}

function toPrincipal(anchor: RawResource, others: Others, kind: string, property: string) {
  const found = principalOf(anchor, others);
  return found === undefined ? [] : referring(others, kind, property, found);
}

function certificatesOf(anchor: RawResource, others: Others) {
  return toPrincipal(anchor, others, type("ServicePrincipalTokenSigningCertificate"), "servicePrincipalId");
}

/** The application's own count where none of the resources is Webex's; its outputs may be unknown before the update. */
function identifiersOf(anchor: RawResource, others: Others): readonly string[] {
  const apart: string[] = referring(others, type("ApplicationIdentifierUri"), "applicationId", anchor).map(
    ({ props }) => props.identifierUri,
  );
  return apart.some(isOnBroker) ? apart : [...apart, ...(anchor.props.identifierUris ?? [])];
}

/** Whether the service principal has nothing wrong of its own, so that only the rest is in doubt. */
function isSamlPrincipal({ servicePrincipal }: Viewed): boolean {
  return wrongSettings(principalSettings, servicePrincipal ?? {}).length === 0;
}

/** Redirect URIs may be resources of their own, one for each kind of client. */
function applicationOf(anchor: RawResource, others: Others): Viewed["application"] {
  const apart = referring(others, type("ApplicationRedirectUris"), "applicationId", anchor);
  return {
    get web() {
      const own = webOf(anchor);
      if (apart.length === 0) return own;
      const uris = apart
        .filter(({ props }) => props.type === "Web")
        .flatMap(({ props }) => props.redirectUris ?? []);
      return { ...own, redirectUris: [...(own?.redirectUris ?? []), ...uris] };
    },
  } as unknown as Viewed["application"];
}

function webOf({ type, props }: RawResource) {
  return type === registration ? { logoutUrl: props.logoutUrl } : props.web;
}

/** A resource of its own where the identifier can only be set after the service principal; else the application's. */
function identifierOf(anchor: RawResource, others: Others): string | undefined {
  return webexAmong(identifiersOf(anchor, others));
}

function policyOf(anchor: RawResource, others: Others): RawResource | undefined {
  const [assignment] = toPrincipal(
    anchor,
    others,
    type("ServicePrincipalClaimsMappingPolicyAssignment"),
    "servicePrincipalId",
  );
  return assignment?.dependencies.claimsMappingPolicyId?.find(
    (one) => one.type === type("ClaimsMappingPolicy"),
  );
}

/** Users count as well as groups: somebody may sign in. */
function assignmentsOf(anchor: RawResource, others: Others) {
  return toPrincipal(anchor, others, type("AppRoleAssignment"), "resourceObjectId").map(({ props }) => ({
    get principalObjectId() {
      return props.principalObjectId as string;
    },
  }));
}
