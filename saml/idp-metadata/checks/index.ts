import { checkCertificates } from "./certificates.ts";
import type { IdpMetadataCheck } from "./check.ts";
import { checkElementOrder } from "./element-order.ts";
import { checkEndpoints } from "./endpoints.ts";
import { checkEntity } from "./entity-id.ts";
import { checkNameIdFormats } from "./name-id-formats.ts";
import { checkSignatureState } from "./signature.ts";
import { checkValidity } from "./validity.ts";

/** Every check of an identity provider's metadata. */
export const idpMetadataChecks: readonly IdpMetadataCheck[] = [
  checkSignatureState,
  checkEntity,
  checkValidity,
  checkCertificates,
  checkElementOrder,
  checkEndpoints,
  checkNameIdFormats,
];
