import type { Input } from "@pulumi/pulumi/output.js";

/** A SAML endpoint of a relying party, as New-AdfsSamlEndpoint takes it. */
export interface SamlEndpoint {
  /** How messages reach the endpoint. */
  binding: "POST" | "Redirect" | "Artifact" | "SOAP";
  /** What the endpoint does. */
  protocol: "SAMLAssertionConsumer" | "SAMLLogout" | "SAMLArtifactResolution" | "SAMLSingleSignOn";
  /** Where it is. */
  uri: string;
  /** Its number, by which a request may ask for it. Default: 0. */
  index?: number;
  /** Whether it is taken when a request asks for none of its protocol. Default: false. */
  isDefault?: boolean;
  /** Where responses go, when they go somewhere else than requests. */
  responseUri?: string;
}

/** How ADFS asks whether a certificate is revoked. */
export type RevocationCheck =
  | "None"
  | "CheckEndCert"
  | "CheckEndCertCacheOnly"
  | "CheckChain"
  | "CheckChainCacheOnly"
  | "CheckChainExcludeRoot"
  | "CheckChainExcludeRootCacheOnly";

/** The inputs of a relying-party trust: the parameters of Add-AdfsRelyingPartyTrust. What is left out, ADFS decides. */
export interface RelyingPartyTrustArgs {
  /** The display name, unique in the federation service. */
  name: Input<string>;
  /** What requests call the relying party, its SAML entity ID for example. The first is the resource's id: another first one makes a new trust. */
  identifier: Input<Input<string>[]>;
  /** The SAML endpoints of the relying party. Their order says nothing. */
  samlEndpoint?: Input<Input<SamlEndpoint>[]> | undefined;
  /** Claim rules that say which claims are issued. White space between tokens says nothing. */
  issuanceTransformRules?: Input<string> | undefined;
  /** Claim rules that say who may sign in. Not together with accessControlPolicyName. */
  issuanceAuthorizationRules?: Input<string> | undefined;
  /** The access control policy that says who may sign in. Not together with issuanceAuthorizationRules. */
  accessControlPolicyName?: Input<string> | undefined;
  /** Values for the parameters of the access control policy, for example { GroupParameter: ["CONTOSO\\Webex"] }. */
  accessControlPolicyParameters?: Input<Record<string, Input<Input<string>[]>>> | undefined;
  /** The algorithm of signatures to and from the relying party. Default: RSA with SHA-256. */
  signatureAlgorithm?:
    | Input<
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" | "http://www.w3.org/2000/09/xmldsig#rsa-sha1"
      >
    | undefined;
  /** Which parts of a response are signed. Default: AssertionOnly. */
  samlResponseSignature?: Input<"AssertionOnly" | "MessageAndAssertion" | "MessageOnly"> | undefined;
  /** The certificate to encrypt claims with: base64 of its DER form. */
  encryptionCertificate?: Input<string> | undefined;
  /** The certificates that verify the relying party's requests: base64 of their DER form. */
  requestSigningCertificate?: Input<Input<string>[]> | undefined;
  /** Whether claims are encrypted when there is an encryption certificate. Default: true. */
  encryptClaims?: Input<boolean> | undefined;
  /** How the request-signing certificates are checked. Default: CheckChainExcludeRoot. */
  signingCertificateRevocationCheck?: Input<RevocationCheck> | undefined;
  /** How the encryption certificate is checked. Default: CheckChainExcludeRoot. */
  encryptionCertificateRevocationCheck?: Input<RevocationCheck> | undefined;
  /** How many minutes before the issue a token begins to be valid. Default: 0. */
  notBeforeSkew?: Input<number> | undefined;
  /** How many minutes a token is valid. Default: 0, the federation service's own. */
  tokenLifetime?: Input<number> | undefined;
  /** The claim types that the relying party says it accepts; each needs a claim description. */
  claimAccepted?: Input<Input<string>[]> | undefined;
  /** Whether anybody can sign in. Default: true. */
  enabled?: Input<boolean> | undefined;
  /** Notes for people. A last line that names the resource is added to them on the server. */
  notes?: Input<string> | undefined;
  /** Where the relying party publishes its federation metadata, for monitoring and updates. */
  metadataUrl?: Input<string> | undefined;
  /** Whether ADFS watches the metadata at metadataUrl. Default: false. */
  monitoringEnabled?: Input<boolean> | undefined;
  /** Whether ADFS takes endpoints, certificates and claims over from metadataUrl. Default: false. Excludes setting these here. */
  autoUpdateEnabled?: Input<boolean> | undefined;
  /** Whether users sign in anew each time. Default: false. */
  alwaysRequireAuthentication?: Input<boolean> | undefined;
  /** Whether claims providers are asked for multi-factor authentication. Default: false. */
  requestMFAFromClaimsProviders?: Input<boolean> | undefined;
  /** The authentication class references that the relying party may ask for. */
  allowedAuthenticationClassReferences?: Input<Input<string>[]> | undefined;
  /** Whether unsigned requests are refused. Default: false. */
  signedSamlRequestsRequired?: Input<boolean> | undefined;
  /** Whether the NameID must be encrypted. Default: false. */
  encryptedNameIdRequired?: Input<boolean> | undefined;
  /** The protocols of the relying party: WsFed-SAML (default), SAML or WSFederation. */
  protocolProfile?: Input<"WsFed-SAML" | "SAML" | "WSFederation"> | undefined;
  /** The WS-Federation passive URL of the relying party. */
  wsFedEndpoint?: Input<string> | undefined;
  /** Further WS-Federation URLs of the relying party. */
  additionalWSFedEndpoint?: Input<Input<string>[]> | undefined;
  /** The claims providers that users may come from. */
  claimsProviderName?: Input<Input<string>[]> | undefined;
  /** Whether tokens over WS-Federation are JSON Web Tokens. Default: false. */
  enableJWT?: Input<boolean> | undefined;
  /** Claim rules that say who may act for a user. */
  delegationAuthorizationRules?: Input<string> | undefined;
  /** Claim rules that say who may be impersonated by whom. */
  impersonationAuthorizationRules?: Input<string> | undefined;
  /** Claim rules that say when a second factor is needed. */
  additionalAuthenticationRules?: Input<string> | undefined;
}
