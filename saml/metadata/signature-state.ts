import type { Certificate } from "../certificate.ts";
import type { SignatureState } from "../service-provider.ts";
import { WebexSsoError } from "../webex-sso-error.ts";
import { childElements } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { parseXml } from "../xml/parse.ts";
import { checkSignature } from "../xml/signature.ts";
import { readSignatureStructure, type SignatureStructure } from "../xml/signature-structure.ts";
import { certificateOrNone } from "./certificate-or-none.ts";
import { certificatesFor, readKeyDescriptors } from "./key-descriptors.ts";
import { downloadAgain } from "./mend.ts";
import { parsePin } from "./pin.ts";
import type { ReadOptions } from "./read-options.ts";
import type { Report } from "./report.ts";

/** More keys than a rollover needs; each costs a verification. */
const maximumCandidates = 8;

/** What may be believed of a document. */
export interface Trusted {
  readonly state: Exclude<SignatureState, "broken">;
  /** Parsed anew from the bytes that the signature covers; without a signature, the document's own root. */
  readonly root: Element;
}

/** What the tenant asks of a signature. */
interface Demand {
  readonly pin: string | undefined;
  readonly accept: NonNullable<ReadOptions["accept"]>;
  readonly report: Report;
}

/**
 * Judges the signature of a document.
 *
 * @returns undefined, with a finding, when nothing in the document can be believed.
 */
export function readSignature(
  text: string,
  root: Element,
  options: ReadOptions,
  report: Report,
): Trusted | undefined {
  const pin = parsePin(options.pinnedFingerprint, report);
  if (pin === "invalid") return undefined;
  const demand = { pin, accept: options.accept ?? "verified", report };
  try {
    const structure = readSignatureStructure(root);
    if (!structure) return unsigned(root, demand);
    return signed(text, structure, candidatesIn(root, structure, pin), demand);
  } catch (error) {
    if (!(error instanceof WebexSsoError)) throw error;
    const message = `Its signature is not of the kind that is allowed: ${error.message}.`;
    return report.add("metadata-signature-refused", message, downloadAgain(report.subject));
  }
}

function signed(
  text: string,
  structure: SignatureStructure,
  candidates: readonly Certificate[],
  { pin, accept, report }: Demand,
): Trusted | undefined {
  const check = checkSignature(text, structure, candidates);
  if (check.result === "changed") {
    const message =
      "Its signature is broken: the content is not what was signed, so the file was changed after Webex signed it.";
    return report.add("metadata-signature-broken", message, downloadAgain(report.subject));
  }
  if (check.result === "other-key") {
    const message = `Its signature was made with none of the ${candidates.length} certificates that the file names, so nobody can tell who made it.`;
    return report.add("metadata-signature-unknown-key", message, downloadAgain(report.subject));
  }
  if (pin !== undefined && check.certificate.fingerprint !== pin) {
    return report.add(
      "metadata-signature-other-certificate",
      `It is signed with the certificate ${check.certificate.fingerprint}, but the tenant pins ${pin}.`,
      `If Webex has renewed its certificate, compare the new fingerprint in Control Hub and set webex-sso:metadataCertificate to it. If not, do not use this file. ${downloadAgain(report.subject)}`,
    );
  }
  const content = parseXml(check.content);
  if (structure.legacy) return legacy(content, accept, report);
  if (pin !== undefined) return { state: "pinned", root: content };
  reportEmbedded(check.certificate, report);
  return { state: "embedded", root: content };
}

/** The pinned certificate first: of two certificates with one key, it is the one to name. */
function candidatesIn(
  root: Element,
  structure: SignatureStructure,
  pin: string | undefined,
): readonly Certificate[] {
  const stated = childElements(root, namespaces.metadata, "SPSSODescriptor").flatMap(readKeyDescriptors);
  const all = [
    ...structure.keyInfoCertificates.flatMap((base64) => certificateOrNone(base64) ?? []),
    ...certificatesFor("signing", stated),
  ];
  const each = [...new Map(all.map((certificate) => [certificate.fingerprint, certificate])).values()];
  const pinnedFirst = each.toSorted((a, b) => Number(b.fingerprint === pin) - Number(a.fingerprint === pin));
  return pinnedFirst.slice(0, maximumCandidates);
}

function unsigned(root: Element, { pin, accept, report }: Demand): Trusted | undefined {
  if (pin !== undefined) {
    const message = `It has no signature, but the tenant pins the certificate ${pin}.`;
    return report.add("metadata-unsigned", message, downloadAgain(report.subject));
  }
  if (accept === "unsigned") {
    const message = "It has no signature; it is taken because webex-sso:metadataSignature is unsigned.";
    const fix = "Remove that key as soon as Webex offers a signed file.";
    report.add("metadata-unsigned-accepted", message, fix);
  } else {
    const message =
      "It has no signature, so a change to it would not be noticed; Webex signs what it exports.";
    const fix = `${downloadAgain(report.subject)} If Webex's own file has no signature, set webex-sso:metadataSignature: unsigned in the tenant's configuration.`;
    report.add("metadata-unsigned", message, fix);
  }
  return { state: "unsigned", root };
}

function legacy(root: Element, accept: Demand["accept"], report: Report): Trusted {
  if (accept !== "verified") {
    const message = `Its signature is valid but uses SHA-1; it is taken because webex-sso:metadataSignature is ${accept}.`;
    report.add("metadata-legacy-signature-accepted", message, renewForSha256);
  } else {
    const message =
      "Its signature is valid but uses SHA-1, which can be forged; Webex organisations from before November 2017 have such metadata until SSO is set up anew.";
    const fix = `${renewForSha256} Until then, set webex-sso:metadataSignature: legacy in the tenant's configuration.`;
    report.add("metadata-legacy-signature", message, fix);
  }
  return { state: "legacy", root };
}

const renewForSha256 =
  "Set SSO up anew in Control Hub in a maintenance window, which gives metadata signed with SHA-256.";

function reportEmbedded({ subject, fingerprint }: Certificate, report: Report): void {
  report.add(
    "metadata-signature-embedded",
    `Its signature is valid, but only against the certificate ${subject} that the file itself brings along: that proves that it is complete, not who made it.`,
    `To have the signer checked too, compare the fingerprint in Control Hub and set webex-sso:metadataCertificate: ${fingerprint} in the tenant's configuration.`,
  );
}
