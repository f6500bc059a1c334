import type { Plain } from "../../host/value.ts";
import { certificate, certificates } from "./kinds/certificates.ts";
import { endpoints } from "./kinds/endpoints.ts";
import type { Kind } from "./kinds/kind.ts";
import { claims, identifiers, policyParameters, texts } from "./kinds/lists.ts";
import { rules } from "./kinds/rules.ts";
import { choice, count, flag, reference, text, url } from "./kinds/scalars.ts";

/** What there is to know about one input of a trust. Everything else is derived from it. */
export interface TrustProperty {
  readonly kind: Kind;
  /** Of Add- and Set-AdfsRelyingPartyTrust. */
  readonly parameter: string;
  /** Of what Get-AdfsRelyingPartyTrust returns, where ADFS calls it differently there. */
  readonly property?: string;
  readonly required?: true;
  /** What ADFS does when nobody says anything: what it shows for a trust made with Add-AdfsRelyingPartyTrust alone. */
  readonly default?: Plain;
  /** Add-AdfsRelyingPartyTrust takes it only with metadata: it is set in a second call. */
  readonly afterAdd?: true;
  readonly description: string;
}

/** In the order of RevocationSetting: what is read is the number. */
const revocation = choice([
  "None",
  "CheckEndCert",
  "CheckEndCertCacheOnly",
  "CheckChain",
  "CheckChainCacheOnly",
  "CheckChainExcludeRoot",
  "CheckChainExcludeRootCacheOnly",
]);

/**
 * The inputs of a relying-party trust by the names that a program uses: the cmdlets' own, beginning with a small
 * letter. Source of names and types: the documentation of the ADFS module (Windows Server 2022).
 */
export const trustProperties: Readonly<Record<string, TrustProperty>> = {
  name: {
    kind: text,
    parameter: "Name",
    required: true,
    description: "The display name, unique in the federation service.",
  },
  identifier: {
    kind: identifiers,
    parameter: "Identifier",
    required: true,
    description:
      "What requests call the relying party, its SAML entity ID for example. The first is the resource's id: another first one makes a new trust.",
  },
  samlEndpoint: {
    kind: endpoints,
    parameter: "SamlEndpoint",
    property: "SamlEndpoints",
    description: "The SAML endpoints of the relying party. Their order says nothing.",
  },
  issuanceTransformRules: {
    kind: rules,
    parameter: "IssuanceTransformRules",
    description: "Claim rules that say which claims are issued. White space between tokens says nothing.",
  },
  issuanceAuthorizationRules: {
    kind: rules,
    parameter: "IssuanceAuthorizationRules",
    description: "Claim rules that say who may sign in. Not together with accessControlPolicyName.",
  },
  accessControlPolicyName: {
    kind: reference,
    parameter: "AccessControlPolicyName",
    description:
      "The access control policy that says who may sign in. Not together with issuanceAuthorizationRules.",
  },
  accessControlPolicyParameters: {
    kind: policyParameters,
    parameter: "AccessControlPolicyParameters",
    description:
      'Values for the parameters of the access control policy, for example { GroupParameter: ["CONTOSO\\\\Webex"] }.',
  },
  signatureAlgorithm: {
    kind: choice([
      "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
      "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
    ]),
    parameter: "SignatureAlgorithm",
    default: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    description: "The algorithm of signatures to and from the relying party. Default: RSA with SHA-256.",
  },
  samlResponseSignature: {
    kind: choice(["AssertionOnly", "MessageAndAssertion", "MessageOnly"]),
    parameter: "SamlResponseSignature",
    default: "AssertionOnly",
    description: "Which parts of a response are signed. Default: AssertionOnly.",
  },
  encryptionCertificate: {
    kind: certificate,
    parameter: "EncryptionCertificate",
    description: "The certificate to encrypt claims with: base64 of its DER form.",
  },
  requestSigningCertificate: {
    kind: certificates,
    parameter: "RequestSigningCertificate",
    description: "The certificates that verify the relying party's requests: base64 of their DER form.",
  },
  encryptClaims: {
    kind: flag,
    parameter: "EncryptClaims",
    default: true,
    description: "Whether claims are encrypted when there is an encryption certificate. Default: true.",
  },
  signingCertificateRevocationCheck: {
    kind: revocation,
    parameter: "SigningCertificateRevocationCheck",
    default: "CheckChainExcludeRoot",
    description: "How the request-signing certificates are checked. Default: CheckChainExcludeRoot.",
  },
  encryptionCertificateRevocationCheck: {
    kind: revocation,
    parameter: "EncryptionCertificateRevocationCheck",
    default: "CheckChainExcludeRoot",
    description: "How the encryption certificate is checked. Default: CheckChainExcludeRoot.",
  },
  notBeforeSkew: {
    kind: count,
    parameter: "NotBeforeSkew",
    default: 0,
    description: "How many minutes before the issue a token begins to be valid. Default: 0.",
  },
  tokenLifetime: {
    kind: count,
    parameter: "TokenLifetime",
    default: 0,
    description: "How many minutes a token is valid. Default: 0, the federation service's own.",
  },
  claimAccepted: {
    kind: claims,
    parameter: "ClaimAccepted",
    property: "ClaimsAccepted",
    description: "The claim types that the relying party says it accepts; each needs a claim description.",
  },
  enabled: {
    kind: flag,
    parameter: "Enabled",
    default: true,
    description: "Whether anybody can sign in. Default: true.",
  },
  notes: {
    kind: text,
    parameter: "Notes",
    description: "Notes for people. A last line that names the resource is added to them on the server.",
  },
  metadataUrl: {
    kind: url,
    parameter: "MetadataUrl",
    afterAdd: true,
    description: "Where the relying party publishes its federation metadata, for monitoring and updates.",
  },
  monitoringEnabled: {
    kind: flag,
    parameter: "MonitoringEnabled",
    default: false,
    afterAdd: true,
    description: "Whether ADFS watches the metadata at metadataUrl. Default: false.",
  },
  autoUpdateEnabled: {
    kind: flag,
    parameter: "AutoUpdateEnabled",
    default: false,
    afterAdd: true,
    description:
      "Whether ADFS takes endpoints, certificates and claims over from metadataUrl. Default: false. Excludes setting these here.",
  },
  alwaysRequireAuthentication: {
    kind: flag,
    parameter: "AlwaysRequireAuthentication",
    default: false,
    description: "Whether users sign in anew each time. Default: false.",
  },
  requestMFAFromClaimsProviders: {
    kind: flag,
    parameter: "RequestMFAFromClaimsProviders",
    default: false,
    description: "Whether claims providers are asked for multi-factor authentication. Default: false.",
  },
  allowedAuthenticationClassReferences: {
    kind: texts,
    parameter: "AllowedAuthenticationClassReferences",
    description: "The authentication class references that the relying party may ask for.",
  },
  signedSamlRequestsRequired: {
    kind: flag,
    parameter: "SignedSamlRequestsRequired",
    default: false,
    description: "Whether unsigned requests are refused. Default: false.",
  },
  encryptedNameIdRequired: {
    kind: flag,
    parameter: "EncryptedNameIdRequired",
    default: false,
    description: "Whether the NameID must be encrypted. Default: false.",
  },
  protocolProfile: {
    kind: choice(["WsFed-SAML", "SAML", "WSFederation"]),
    parameter: "ProtocolProfile",
    default: "WsFed-SAML",
    description: "The protocols of the relying party: WsFed-SAML (default), SAML or WSFederation.",
  },
  wsFedEndpoint: {
    kind: url,
    parameter: "WSFedEndpoint",
    description: "The WS-Federation passive URL of the relying party.",
  },
  additionalWSFedEndpoint: {
    kind: texts,
    parameter: "AdditionalWSFedEndpoint",
    description: "Further WS-Federation URLs of the relying party.",
  },
  claimsProviderName: {
    kind: texts,
    parameter: "ClaimsProviderName",
    description: "The claims providers that users may come from.",
  },
  enableJWT: {
    kind: flag,
    parameter: "EnableJWT",
    default: false,
    description: "Whether tokens over WS-Federation are JSON Web Tokens. Default: false.",
  },
  delegationAuthorizationRules: {
    kind: rules,
    parameter: "DelegationAuthorizationRules",
    description: "Claim rules that say who may act for a user.",
  },
  impersonationAuthorizationRules: {
    kind: rules,
    parameter: "ImpersonationAuthorizationRules",
    description: "Claim rules that say who may be impersonated by whom.",
  },
  additionalAuthenticationRules: {
    kind: rules,
    parameter: "AdditionalAuthenticationRules",
    description: "Claim rules that say when a second factor is needed.",
  },
};
