import type { Certificate } from "../certificate.ts";
import type { KeyDescriptorPlace } from "../metadata/before-key-descriptor.ts";
import type { RefusalCause } from "../webex-refusals.ts";

/** An identity provider, as its metadata describes it. */
export interface ExpectedIdp {
  readonly entityId: string;
  /** Those that sign. */
  readonly certificates: readonly Certificate[];
  readonly keyDescriptorPlace: KeyDescriptorPlace;
}

/** What a vendor's administrator would do about a cause, as a change to the tenant's configuration. */
export type Mends = { readonly [Cause in RefusalCause]?: string };

/** What is known beside the message. What is absent is not compared. */
export interface Expectation {
  /** Judges time, in place of the message's own. */
  readonly at?: Date;
  /** The entity ID of Webex. */
  readonly entityId?: string;
  /** Where Webex takes responses. */
  readonly acsUrls?: readonly string[];
  /** Where Webex takes logout messages. */
  readonly logoutUrls?: readonly string[];
  readonly claim?: "uid" | "mail";
  /** Every address that Webex knows of the user. */
  readonly addresses?: readonly string[];
  readonly wantAssertionsSigned?: boolean;
  /** Those that Webex signs its own messages with. */
  readonly webexCertificates?: readonly Certificate[];
  /** Those that assertions may be encrypted for. */
  readonly encryptionCertificates?: readonly Certificate[];
  readonly idp?: ExpectedIdp;
  /** By the entity ID of the identity provider: its own mends come before the general ones. */
  readonly mends?: (issuer: string) => Mends;
  /** A private key, PEM: decrypts. It is never shown. */
  readonly key?: string;
}
