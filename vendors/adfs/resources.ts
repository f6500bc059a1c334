/** An endpoint of a relying-party trust, by the parameters of New-AdfsSamlEndpoint. */
export interface AdfsSamlEndpoint {
  readonly binding: string;
  readonly protocol: string;
  readonly uri: string;
  readonly index?: number;
  readonly isDefault?: boolean;
  readonly responseUri?: string;
}

/** The properties of `adfs:index:RelyingPartyTrust` that a Webex trust uses. */
export interface AdfsRelyingPartyTrust {
  readonly name: string;
  readonly identifier: readonly string[];
  readonly samlEndpoint: readonly AdfsSamlEndpoint[];
  readonly issuanceTransformRules: string;
  /** Absent where a program has put an access control policy in their place. */
  readonly issuanceAuthorizationRules?: string;
  readonly signatureAlgorithm: string;
  readonly samlResponseSignature: string;
  readonly encryptClaims: boolean;
  /** Bare base64. */
  readonly encryptionCertificate?: string;
  /** Bare base64. */
  readonly requestSigningCertificate: readonly string[];
  readonly signingCertificateRevocationCheck: string;
  readonly encryptionCertificateRevocationCheck: string;
  /** Minutes. */
  readonly notBeforeSkew: number;
  /** Minutes. */
  readonly tokenLifetime?: number;
  readonly additionalAuthenticationRules?: string;
  readonly signedSamlRequestsRequired?: boolean;
  readonly enabled: boolean;
  readonly monitoringEnabled: boolean;
  readonly autoUpdateEnabled: boolean;
  readonly notes?: string;
}

/** The resources of one trust in ADFS, as data. */
export interface AdfsResources {
  readonly trust: AdfsRelyingPartyTrust;
}
