import type { Binding } from "./binding.ts";
import type { Certificate } from "./certificate.ts";
import type { WebexBroker } from "./webex-broker.ts";

/** An AssertionConsumerService element, as the file says it. */
export interface AssertionConsumerService {
  readonly binding: Binding;
  readonly url: string;
  readonly index: number;
  /** The `isDefault` attribute; absent where the file does not say. */
  readonly isDefault?: boolean;
}

/** A SingleLogoutService element. */
export interface SingleLogoutService {
  readonly binding: Binding;
  readonly url: string;
  /** Where answers go, when that is not `url` (ResponseLocation). */
  readonly responseUrl?: string;
}

/**
 * What is known about the signature over the metadata:
 * - `pinned`: verified against the certificate that the tenant names;
 * - `embedded`: verified against a certificate in the document, which proves integrity only;
 * - `legacy`: valid, but with SHA-1 (organisations from before November 2017);
 * - `unsigned`, `broken`.
 */
export type SignatureState = "pinned" | "embedded" | "legacy" | "unsigned" | "broken";

/** What a Webex service-provider metadata file says, after it has been verified. */
export interface ServiceProvider {
  /** @example "https://idbroker.webex.com/4c6f2b0e-5a0d-4d2e-9a57-1f3b7c9d8e10" */
  readonly entityId: string;
  /** The last path segment of the entity ID. */
  readonly organizationId: string;
  readonly broker: WebexBroker;
  readonly assertionConsumerServices: readonly AssertionConsumerService[];
  readonly singleLogoutServices: readonly SingleLogoutService[];
  /** In the order of the file. May be empty. */
  readonly nameIdFormats: readonly string[];
  /** Several during a certificate rollover. */
  readonly signingCertificates: readonly Certificate[];
  readonly encryptionCertificates: readonly Certificate[];
  readonly authnRequestsSigned: boolean;
  readonly wantAssertionsSigned: boolean;
  /** ISO 8601, UTC. */
  readonly validUntil?: string;
  /** ISO 8601 duration. */
  readonly cacheDuration?: string;
  readonly signature: SignatureState;
}
