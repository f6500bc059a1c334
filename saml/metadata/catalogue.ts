import type { Reference } from "../reference.ts";
import { webexBehaviour } from "../webex-behaviour.ts";

const from = <Source extends string>(source: Source) => ({ source, mark: "documented" }) as const;

const download = from("https://help.webex.com/article/crd76f");
const xml = from("XML 1.0 (Fifth Edition)");
const safety = from("saml-sec-consider-2.0-os");
const saml = from("saml-metadata-2.0-os");
const indexes = from("saml-metadata-2.0-os §2.2.3");
const signature = from("saml-metadata-2.0-os §3.1");
const keys = from("saml-metadata-2.0-os §2.4.1.1");
const renewal = from("https://help.webex.com/article/nstvmyo");
const entityIds = { source: "https://help.webex.com/article/WBX9000037225", mark: "documented" } as const;
/** The hosts come from several pages, none of them a complete list by Cisco. */
const brokers = { source: "saml/webex-broker.ts", mark: "corroborated" } as const;
const sha1 = { source: "https://help.webex.com/article/ixe4v9", mark: "corroborated" } as const;
/** Whether Webex ever exports an unsigned file is written nowhere. */
const signedExport = { source: "https://help.webex.com/article/ixe4v9", mark: "uncertain" } as const;

const error = (reference: Reference) => ({ severity: "error", reference }) as const;
const warning = (reference: Reference) => ({ severity: "warning", reference }) as const;
const info = (reference: Reference) => ({ severity: "info", reference }) as const;

/**
 * Every finding about a metadata file. An error is what makes the file useless or dangerous; where sign-in goes on
 * working without the thing, it is a warning, because a deployment that is stopped helps nobody then.
 */
export const metadataFindings = {
  "metadata-empty": error(download),
  "metadata-too-large": error(download),
  "metadata-html": error(download),
  "metadata-not-xml": error(download),
  "metadata-encoding": error(xml),
  "metadata-cut-off": error(xml),
  "metadata-malformed": error(xml),
  "metadata-doctype": error(safety),
  "metadata-too-complex": error(safety),
  "metadata-ambiguous": error(safety),
  "metadata-other-xml": error(saml),
  "metadata-several-entities": error(saml),
  "metadata-identity-provider": error(download),
  "metadata-no-service-provider": error(saml),
  "metadata-several-roles": error(saml),
  "metadata-also-identity-provider": warning(saml),
  "metadata-protocol": warning(saml),
  "metadata-other-service-provider": error(brokers),
  "metadata-entity-id": error(entityIds),
  "metadata-pin-invalid": error(signature),
  "metadata-unsigned": error(signedExport),
  "metadata-unsigned-accepted": warning(signedExport),
  "metadata-legacy-signature": error(sha1),
  "metadata-legacy-signature-accepted": warning(sha1),
  "metadata-signature-embedded": info(signature),
  "metadata-signature-broken": error(signature),
  "metadata-signature-refused": error(signature),
  "metadata-signature-unknown-key": error(signature),
  "metadata-signature-other-certificate": error(signature),
  "metadata-expired": error(saml),
  "metadata-valid-until-invalid": error(saml),
  "metadata-cache-duration-invalid": warning(saml),
  "metadata-boolean-invalid": warning(saml),
  "metadata-no-post-acs": error(webexBehaviour.postResponses),
  "metadata-acs-index-missing": warning(indexes),
  "metadata-acs-index-invalid": error(indexes),
  "metadata-acs-index-duplicate": error(indexes),
  "metadata-acs-several-defaults": warning(indexes),
  "metadata-binding-unknown": warning(saml),
  "metadata-location-invalid": error(saml),
  "metadata-location-not-https": error(safety),
  "metadata-location-foreign": error(brokers),
  "metadata-certificate-unreadable": warning(keys),
  "metadata-certificate-not-yet-valid": warning(renewal),
  "metadata-certificate-expires": warning(renewal),
  "metadata-certificate-expired": warning(renewal),
  "metadata-no-valid-signing-certificate": error(renewal),
  "metadata-no-signing-certificate": warning(keys),
} as const;
