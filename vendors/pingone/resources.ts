/**
 * The properties of `pingone:index/application:Application` that a SAML application uses, by the schema's own names.
 * `spVerification` is not among them: it names certificates that exist only once they have been uploaded.
 */
export interface PingOneApplication {
  readonly environmentId: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly hiddenFromAppPortal?: boolean;
  readonly accessControlGroupOptions?: { readonly type: string; readonly groups: readonly string[] };
  readonly samlOptions: {
    readonly type: string;
    readonly acsUrls: readonly string[];
    readonly assertionDuration: number;
    readonly spEntityId: string;
    readonly nameidFormat?: string;
    readonly assertionSignedEnabled?: boolean;
    readonly responseIsSigned?: boolean;
    readonly idpSigningKey: { readonly keyId: string; readonly algorithm?: string };
    readonly sloBinding?: string;
    readonly sloEndpoint?: string;
    readonly sloResponseEndpoint?: string;
  };
}

/** `pingone:index/applicationAttributeMapping:ApplicationAttributeMapping`, less the application. */
export interface PingOneAttributeMapping {
  readonly environmentId: string;
  readonly name: string;
  readonly value: string;
  readonly required: boolean;
}

/** `pingone:index/certificate:Certificate`. */
export interface PingOneCertificate {
  readonly environmentId: string;
  readonly usageType: string;
  readonly pemFile: string;
}

/** The resources of one trust in PingOne, as data. */
export interface PingOneResources {
  readonly application: PingOneApplication;
  readonly attributeMappings: readonly PingOneAttributeMapping[];
  /** They verify Webex's logout messages. Absent where the tenant names certificates that are there already. */
  readonly certificates?: readonly PingOneCertificate[];
  /** Identifiers of those that are there already, instead of `certificates`. */
  readonly certificateIds?: readonly string[];
}
