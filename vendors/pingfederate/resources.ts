/** A reference to something that PingFederate knows by its identifier. */
interface Ref {
  readonly id: string;
}

/** An endpoint that assertions are sent to. */
export interface SsoServiceEndpoint {
  readonly binding: string;
  readonly url: string;
  readonly index: number;
  readonly isDefault: boolean;
}

/** An endpoint of Webex for logout messages. */
export interface SloServiceEndpoint {
  readonly binding: string;
  readonly url: string;
  readonly responseUrl?: string;
}

/** A certificate of Webex. */
export interface PartnerCertificate {
  /** `fileData` is PEM. */
  readonly x509File: { readonly id?: string; readonly fileData: string };
  readonly activeVerificationCert: boolean;
  readonly primaryVerificationCert: boolean;
  readonly secondaryVerificationCert: boolean;
  readonly encryptionCert: boolean;
}

/** Where the value of an attribute comes from. */
export interface Fulfillment {
  readonly source: { readonly type: string };
  readonly value: string;
}

interface Mapping {
  readonly attributeContractFulfillment: Readonly<Record<string, Fulfillment>>;
  readonly attributeSources: readonly object[];
  readonly issuanceCriteria: { readonly conditionalCriterias: readonly object[] };
  readonly restrictVirtualEntityIds: boolean;
  readonly restrictedVirtualEntityIds: readonly string[];
  readonly abortSsoTransactionAsFailSafe: boolean;
}

interface ContractAttribute {
  readonly name: string;
  readonly nameFormat: string;
}

/**
 * The properties of `pingfederate:index/idpSpConnection:IdpSpConnection` that a SAML connection uses, by the schema's
 * own names. (Its whole SDK is 89 MB.) Empty lists are written out: left out, the provider reads them back as a
 * difference.
 */
export interface PingFederateConnection {
  readonly connectionId: string;
  readonly name: string;
  readonly entityId: string;
  readonly active: boolean;
  readonly loggingMode: string;
  readonly virtualEntityIds: readonly string[];
  readonly contactInfo: object;
  readonly credentials: {
    readonly certs: readonly PartnerCertificate[];
    readonly signingSettings: {
      readonly signingKeyPairRef: Ref;
      readonly alternativeSigningKeyPairRefs: readonly Ref[];
      readonly algorithm?: string;
      readonly includeCertInSignature: boolean;
      readonly includeRawKeyInSignature: boolean;
    };
    readonly blockEncryptionAlgorithm?: string;
    readonly keyTransportAlgorithm?: string;
  };
  readonly spBrowserSso: {
    readonly protocol: string;
    readonly spSamlIdentityMapping: string;
    readonly enabledProfiles: readonly string[];
    readonly incomingBindings: readonly string[];
    readonly ssoServiceEndpoints: readonly SsoServiceEndpoint[];
    readonly sloServiceEndpoints: readonly SloServiceEndpoint[];
    readonly signAssertions?: boolean;
    readonly signResponseAsRequired?: boolean;
    readonly requireSignedAuthnRequests: boolean;
    readonly alwaysSignArtifactResponse: boolean;
    readonly assertionLifetime: { readonly minutesBefore: number; readonly minutesAfter: number };
    readonly encryptionPolicy: {
      readonly encryptAssertion: boolean;
      readonly encryptSloSubjectNameId: boolean;
      readonly sloSubjectNameIdEncrypted: boolean;
      readonly encryptedAttributes: readonly string[];
    };
    readonly attributeContract: {
      readonly coreAttributes: readonly ContractAttribute[];
      readonly extendedAttributes: readonly ContractAttribute[];
    };
    readonly adapterMappings: readonly (Mapping & { readonly idpAdapterRef: Ref })[];
    readonly authenticationPolicyContractAssertionMappings: readonly (Mapping & {
      readonly authenticationPolicyContractRef: Ref;
    })[];
  };
}

/** The resources of one trust in PingFederate, as data. */
export interface PingFederateResources {
  readonly connection: PingFederateConnection;
}
