import type { Binding } from "../binding.ts";
import type { Certificate } from "../certificate.ts";

/** An endpoint of an identity provider. */
export interface IdentityProviderEndpoint {
  readonly binding: Binding;
  readonly url: string;
}

/** What an identity provider's metadata says. */
export interface IdentityProviderMetadata {
  readonly entityId: string;
  readonly singleSignOnServices: readonly IdentityProviderEndpoint[];
  readonly singleLogoutServices: readonly IdentityProviderEndpoint[];
  /** Several during a rollover. */
  readonly signingCertificates: readonly Certificate[];
  /** Whether KeyDescriptor is the first element of IDPSSODescriptor, as Webex wants it. */
  readonly keyDescriptorFirst: boolean;
  /** In the order of the file: Webex takes the first. */
  readonly nameIdFormats: readonly string[];
  readonly wantAuthnRequestsSigned: boolean;
}
