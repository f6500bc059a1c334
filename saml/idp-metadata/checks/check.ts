import type { FindingCode } from "../../finding-catalogue.ts";
import type { IdentityProviderMetadata } from "../../metadata/identity-provider-metadata.ts";
import type { OpenedIdentityProvider } from "../../metadata/open-identity-provider.ts";
import type { IdpSignature } from "../signature.ts";

/** What the checks of an identity provider's metadata look at. */
export interface IdpMetadataFile extends OpenedIdentityProvider {
  readonly content: IdentityProviderMetadata;
  readonly signature: IdpSignature;
  readonly now: Date;
}

/** One thing that is wrong, or worth knowing, with the file. */
export interface IdpMetadataProblem {
  readonly code: FindingCode;
  readonly message: string;
  readonly fix: string;
}

/** Looks at one thing of the file. */
export type IdpMetadataCheck = (file: IdpMetadataFile) => Iterable<IdpMetadataProblem>;

/** The mend of most files: they are as somebody's editor left them, or old. */
export const downloadAgain =
  "Download the identity provider's metadata again, and take it as it comes, without opening it in an editor.";
