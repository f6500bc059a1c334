import type { FindingCode } from "../finding-catalogue.ts";

/** A kind of file that people take for Webex's metadata. */
interface WrongFile {
  readonly code: FindingCode;
  /** The first of the file's text, white space at the beginning left out. */
  readonly begins: RegExp;
  /** Also somewhere in the file, where the beginning alone does not tell. */
  readonly holds?: RegExp;
  readonly message: string;
}

const html = /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i;

/** The first row that fits tells what the file is; so special cases stand above general ones. */
const wrongFiles: readonly WrongFile[] = [
  {
    code: "metadata-html",
    begins: html,
    holds: /how to configure saml|identity provider single sign-on url/i,
    message: "It is a web page, probably the identity provider's set-up instructions saved from the browser.",
  },
  {
    code: "metadata-html",
    begins: html,
    holds: /type\s*=\s*["']?password|sign[ -]?in|log[ -]?in/i,
    message: "It is a web page, probably a sign-in page that was saved instead of the file.",
  },
  { code: "metadata-html", begins: html, message: "It is a web page (HTML) and not XML metadata." },
  { code: "metadata-not-xml", begins: /^%PDF-/, message: "It is a PDF document and not XML metadata." },
  { code: "metadata-not-xml", begins: /^PK[^ -~]/, message: "It is a ZIP archive and not XML metadata." },
  {
    code: "metadata-not-xml",
    begins: /^[^ -~]\x8b/,
    message: "It is a gzip archive and not XML metadata.",
  },
  { code: "metadata-not-xml", begins: /^\{\\rtf/, message: "It is an RTF document and not XML metadata." },
  {
    code: "metadata-not-xml",
    begins: /^-----BEGIN /,
    message: "It is a certificate or key in PEM form and not XML metadata.",
  },
  { code: "metadata-not-xml", begins: /^[{[]/, message: "It is JSON and not XML metadata." },
  {
    code: "metadata-not-xml",
    begins: /^<{7} /,
    message: "It is a file with an unresolved merge conflict and not XML metadata.",
  },
  {
    code: "metadata-not-xml",
    begins: /^version https:\/\/git-lfs/,
    message: "It is a Git LFS pointer and not the file that it stands for.",
  },
  {
    code: "metadata-not-xml",
    begins: /^https?:\/\/\S+\s*$/,
    message: "It is an address and not the file that is found there.",
  },
];

/**
 * What a file is that cannot be XML metadata, told before a decoder or parser complains about it.
 *
 * @param text the file's text, or its bytes one to one as long as nobody knows whether they are text
 */
export function recogniseWrongFile(text: string): { code: FindingCode; message: string } | undefined {
  const trimmed = text.trimStart();
  return wrongFiles.find(({ begins, holds }) => begins.test(trimmed) && (holds?.test(trimmed) ?? true));
}
