import type { Reference } from "../reference.ts";
import { webexBehaviour } from "../webex-behaviour.ts";
import { xmlApiFindings } from "./xml-api/catalogue.ts";

const page = { source: "docs/diagnose.md", mark: "documented" } as const;
const safety = { source: "saml-sec-consider-2.0-os", mark: "documented" } as const;
const signature = { source: "saml-core-2.0-os §5.4", mark: "documented" } as const;
const error = (reference: Reference) => ({ severity: "error", reference }) as const;
const warning = (reference: Reference) => ({ severity: "warning", reference }) as const;
const info = (reference: Reference) => ({ severity: "info", reference }) as const;

/** What `diagnose` reports beside the causes of refusals. */
export const diagnosisFindings = {
  "diagnosis-empty": error(page),
  "diagnosis-binary": error(page),
  "diagnosis-too-large": error(page),
  "diagnosis-encoding": error(page),
  "diagnosis-json": error(page),
  "diagnosis-not-saml": error(page),
  "diagnosis-no-message": error(page),
  "diagnosis-cut-off": error(page),
  "diagnosis-malformed": error(page),
  "diagnosis-key": error(page),
  "diagnosis-unexplained": error(page),
  "diagnosis-request": info(page),
  "diagnosis-encrypted": info(page),
  "diagnosis-reformatted": info(page),
  "diagnosis-signature-elsewhere": info(page),
  "tampering-doctype": error(safety),
  "tampering-too-complex": error(safety),
  "tampering-ambiguous": error(safety),
  "tampering-duplicate-id": error(safety),
  "tampering-hidden-text": error({ source: "https://www.kb.cert.org/vuls/id/475445", mark: "documented" }),
  "tampering-wrapped": error(safety),
  "tampering-several-assertions": error(safety),
  "tampering-several-signatures": error(signature),
  "tampering-external-reference": error(signature),
  "tampering-transforms": error(signature),
  "tampering-hmac": error(signature),
  "tampering-empty-digest": error(signature),
  "tampering-signature-form": error(signature),
  "tampering-changed": error(signature),
  "signature-sha1": warning({ source: "https://help.webex.com/article/ixe4v9", mark: "corroborated" }),
  "signature-certificate-dates": warning(webexBehaviour.certificateRollover),
  "response-name-qualifier": warning(webexBehaviour.nameQualifiers),
  ...xmlApiFindings,
} as const;
