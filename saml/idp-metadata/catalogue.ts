import type { Reference } from "../reference.ts";
import { webexBehaviour } from "../webex-behaviour.ts";

const from = <Source extends string>(source: Source) => ({ source, mark: "documented" }) as const;

const saml = from("saml-metadata-2.0-os");
const roles = from("saml-metadata-2.0-os §2.4.3");
const keys = from("saml-metadata-2.0-os §2.4.1.1");
const entityIds = from("saml-core-2.0-os §8.3.6");
const safety = from("saml-sec-consider-2.0-os");
const signature = from("saml-metadata-2.0-os §3.1");
const keySizes = from("NIST SP 800-131A Rev. 2, table 2");

const error = (reference: Reference) => ({ severity: "error", reference }) as const;
const warning = (reference: Reference) => ({ severity: "warning", reference }) as const;
const info = (reference: Reference) => ({ severity: "info", reference }) as const;

/**
 * Every finding about an identity provider's metadata, which goes into Control Hub. An error is what Webex cannot use,
 * or what nobody should believe.
 */
export const idpMetadataFindings = {
  "idp-metadata-unreadable": error(saml),
  "idp-metadata-service-provider": error(webexBehaviour.idpMetadata),
  "idp-metadata-no-identity-provider": error(roles),
  "idp-metadata-several": error(saml),
  "idp-metadata-entity-id": error(entityIds),
  "idp-metadata-protocol": error(roles),
  "idp-metadata-expired": error(webexBehaviour.idpMetadataExpiry),
  "idp-metadata-expires": warning(webexBehaviour.idpMetadataExpiry),
  "idp-metadata-valid-until-invalid": warning(saml),
  "idp-metadata-no-certificate": error(keys),
  "idp-metadata-no-valid-certificate": error(webexBehaviour.idpCertificateDates),
  "idp-metadata-certificate-unreadable": warning(keys),
  "idp-metadata-certificate-expired": warning(webexBehaviour.idpCertificateDates),
  "idp-metadata-certificate-expires": warning(webexBehaviour.certificateRollover),
  "idp-metadata-certificate-not-yet-valid": warning(webexBehaviour.idpCertificateDates),
  "idp-metadata-key-weak": warning(keySizes),
  "idp-metadata-key-type": warning(webexBehaviour.idpKey),
  "idp-metadata-key-not-first": error(webexBehaviour.keyDescriptorFirst),
  "idp-metadata-extensions-first": warning(webexBehaviour.extensionsFirst),
  "idp-metadata-nameid-first": warning(webexBehaviour.nameIdChoice),
  "idp-metadata-nameid-none": info(webexBehaviour.nameIdChoice),
  "idp-metadata-no-sign-on": error(roles),
  "idp-metadata-no-logout": info(webexBehaviour.signedLogout),
  "idp-metadata-location-invalid": error(saml),
  "idp-metadata-location-not-https": error(safety),
  "idp-metadata-signed-requests": info(webexBehaviour.signsAsAsked),
  "idp-metadata-unsigned": info(webexBehaviour.importOption),
  "idp-metadata-self-signed": info(webexBehaviour.importOption),
  "idp-metadata-private-authority": info(webexBehaviour.importOption),
  "idp-metadata-public-authority": info(webexBehaviour.importOption),
  "idp-metadata-signature-legacy": warning(safety),
  "idp-metadata-signature-unknown-key": warning(signature),
  "idp-metadata-signature-broken": error(signature),
  "idp-metadata-signature-refused": error(signature),
} as const;
