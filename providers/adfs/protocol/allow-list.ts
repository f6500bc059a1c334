/** Parameters that describe a trust, under which Add- and Set-AdfsRelyingPartyTrust both know them. */
const trust = [
  "Name",
  "EncryptClaims",
  "EncryptionCertificate",
  "WSFedEndpoint",
  "AdditionalWSFedEndpoint",
  "ClaimAccepted",
  "SamlEndpoint",
  "RequestSigningCertificate",
  "EncryptedNameIdRequired",
  "SignedSamlRequestsRequired",
  "Notes",
  "SignatureAlgorithm",
  "SigningCertificateRevocationCheck",
  "EncryptionCertificateRevocationCheck",
  "TokenLifetime",
  "NotBeforeSkew",
  "AlwaysRequireAuthentication",
  "RequestMFAFromClaimsProviders",
  "AllowedAuthenticationClassReferences",
  "ProtocolProfile",
  "ClaimsProviderName",
  "EnableJWT",
  "SamlResponseSignature",
  "ImpersonationAuthorizationRules",
  "IssuanceTransformRules",
  "IssuanceAuthorizationRules",
  "DelegationAuthorizationRules",
  "AdditionalAuthenticationRules",
  "AccessControlPolicyName",
  "AccessControlPolicyParameters",
  "Identifier",
] as const;

/**
 * Every cmdlet and parameter that may run on an ADFS server. `session.ps1` carries the same list and refuses the
 * rest; a test holds both to each other and to Microsoft's documentation.
 */
export const allowList: Readonly<Record<string, readonly string[]>> = {
  "Add-AdfsRelyingPartyTrust": [...trust, "Enabled"],
  "Set-AdfsRelyingPartyTrust": [
    ...trust,
    "TargetIdentifier",
    "MetadataUrl",
    "MonitoringEnabled",
    "AutoUpdateEnabled",
  ],
  "Get-AdfsRelyingPartyTrust": ["Identifier"],
  "Enable-AdfsRelyingPartyTrust": ["TargetIdentifier"],
  "Disable-AdfsRelyingPartyTrust": ["TargetIdentifier"],
  "Remove-AdfsRelyingPartyTrust": ["TargetIdentifier"],
  "New-AdfsSamlEndpoint": ["Binding", "Protocol", "Uri", "Index", "IsDefault", "ResponseUri"],
  "Get-AdfsClaimDescription": ["ClaimType"],
  "Get-AdfsProperties": [],
  "Get-AdfsCertificate": ["CertificateType"],
};
