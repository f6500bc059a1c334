import { applySettings } from "./apply-settings.ts";
import { PowerShellObject } from "./powershell-object.ts";
import type { AdfsEndpoint, AdfsTrust, AdfsWorld } from "./world.ts";

type Parameters = Readonly<Record<string, unknown>>;

/** A cmdlet on a world, with parameters that are bound already. Throws what ADFS answers when it refuses. */
export type Cmdlet = (world: AdfsWorld, parameters: Parameters) => readonly unknown[];

export const cmdlets: Readonly<Record<string, Cmdlet>> = {
  "Get-AdfsRelyingPartyTrust": (world, { Identifier = [] }) =>
    world.trusts.filter((trust) => trust.Identifier.some((one) => (Identifier as string[]).includes(one))),
  "Add-AdfsRelyingPartyTrust": (world, parameters) => {
    world.counter += 1;
    const trust = newTrust(world.counter);
    applySettings(world, trust, parameters);
    world.trusts.push(trust);
    return [];
  },
  "Set-AdfsRelyingPartyTrust": (world, { TargetIdentifier, ...parameters }) => {
    applySettings(world, targeted(world, TargetIdentifier), parameters);
    return [];
  },
  "Enable-AdfsRelyingPartyTrust": (world, { TargetIdentifier }) => {
    targeted(world, TargetIdentifier).Enabled = true;
    return [];
  },
  "Disable-AdfsRelyingPartyTrust": (world, { TargetIdentifier }) => {
    targeted(world, TargetIdentifier).Enabled = false;
    return [];
  },
  "Remove-AdfsRelyingPartyTrust": (world, { TargetIdentifier }) => {
    const trust = targeted(world, TargetIdentifier);
    world.trusts = world.trusts.filter((other) => other !== trust);
    return [];
  },
  "New-AdfsSamlEndpoint": (_, parameters) => [new PowerShellObject("SamlEndpoint", newEndpoint(parameters))],
  "Get-AdfsClaimDescription": (world, { ClaimType = [] }) =>
    (ClaimType as string[])
      .filter((type) => world.claimTypes.includes(type))
      .map((type) => new PowerShellObject("ClaimDescription", { ClaimType: type })),
  "Get-AdfsProperties": (world) => [world.service],
  "Get-AdfsCertificate": (world, { CertificateType }) =>
    world.certificates.filter(
      (one) => CertificateType === undefined || (CertificateType as string[]).includes(one.CertificateType),
    ),
};

function targeted(world: AdfsWorld, identifier: unknown): AdfsTrust {
  const trust = world.trusts.find(({ Identifier }) => Identifier.includes(String(identifier)));
  if (trust === undefined) throw new Error(`The relying party trust '${identifier}' does not exist.`);
  return trust;
}

const bindingUris: Readonly<Record<string, string>> = {
  POST: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
  Redirect: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
  Artifact: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact",
  SOAP: "urn:oasis:names:tc:SAML:2.0:bindings:SOAP",
};

function newEndpoint(parameters: Parameters): AdfsEndpoint {
  const { Binding, Protocol, Uri, Index = 0, IsDefault = false, ResponseUri = null } = parameters;
  return {
    Binding: String(Binding),
    BindingUri: bindingUris[String(Binding)] ?? "",
    Index: Number(Index),
    IsDefault: Boolean(IsDefault),
    Location: String(Uri),
    Protocol: String(Protocol),
    ResponseLocation: ResponseUri as string | null,
  };
}

/** What the documentation and published trusts show for everything that nobody sets. */
function newTrust(counter: number): AdfsTrust {
  return {
    Name: "",
    Identifier: [],
    ObjectIdentifier: `5d1c0000-0000-ed11-a812-${counter.toString(16).padStart(12, "0")}`,
    SamlEndpoints: [],
    ClaimsAccepted: [],
    Notes: null,
    Enabled: true,
    AutoUpdateEnabled: false,
    MonitoringEnabled: false,
    MetadataUrl: null,
    EncryptClaims: true,
    EncryptionCertificate: null,
    RequestSigningCertificate: [],
    SigningCertificateRevocationCheck: 5,
    EncryptionCertificateRevocationCheck: 5,
    SignatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    SamlResponseSignature: "AssertionOnly",
    NotBeforeSkew: 0,
    TokenLifetime: 0,
    AlwaysRequireAuthentication: false,
    RequestMFAFromClaimsProviders: false,
    AllowedAuthenticationClassReferences: [],
    SignedSamlRequestsRequired: false,
    EncryptedNameIdRequired: false,
    ProtocolProfile: "WsFed-SAML",
    WSFedEndpoint: null,
    AdditionalWSFedEndpoint: [],
    ClaimsProviderName: [],
    EnableJWT: false,
    IssuanceTransformRules: "",
    IssuanceAuthorizationRules: "",
    DelegationAuthorizationRules: "",
    ImpersonationAuthorizationRules: "",
    AdditionalAuthenticationRules: "",
    AccessControlPolicyName: null,
    AccessControlPolicyParameters: null,
  };
}
