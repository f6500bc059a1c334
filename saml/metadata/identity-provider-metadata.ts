import type { Binding } from "../binding.ts";
import type { Certificate } from "../certificate.ts";
import type { KeyDescriptorPlace } from "./before-key-descriptor.ts";

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
  /** In IDPSSODescriptor. */
  readonly keyDescriptorPlace: KeyDescriptorPlace;
  /** In the order of the file: Webex takes the first. */
  readonly nameIdFormats: readonly string[];
  readonly wantAuthnRequestsSigned: boolean;
}
