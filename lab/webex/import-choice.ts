import { rootCertificates } from "node:tls";
import { readCertificate } from "../../saml/certificate.ts";
import { leadsToAuthority } from "../../saml/certificate-chain.ts";
import type { RefusalCause } from "../../saml/webex-refusals.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { parseXml } from "../../saml/xml/parse.ts";
import { checkSignature } from "../../saml/xml/signature.ts";
import { readSignatureStructure, type SignatureStructure } from "../../saml/xml/signature-structure.ts";

/** The two choices of Control Hub for the metadata of an identity provider. */
export type ImportChoice = "more-secure" | "less-secure";

/** More certificates than a signature brings along; each costs a verification. */
const mostBrought = 6;

/**
 * What the more secure choice believes: the bytes that are signed, where a certificate of a public authority signed them
 * (help.webex.com/article/crd76f). Microsoft's tutorial for Cisco Webex chooses it for Entra ID, whose certificate is
 * self-signed: what Control Hub really makes of that is uncertain.
 *
 * @throws WebexSsoError `import-unsigned`, `import-not-public` or `import-changed`.
 */
export function signedByPublicAuthority(
  xml: string,
  now: Date,
  authorities: readonly string[] = rootCertificates,
): string {
  const structure = structureOf(xml);
  if (structure === undefined) throw refused("import-unsigned", "The metadata is not signed.");
  const brought = structure.keyInfoCertificates.slice(0, mostBrought);
  const check = checkSignature(xml, structure, brought.map(readCertificate));
  if (check.result !== "valid")
    throw refused(
      "import-changed",
      "The signature of the metadata does not verify: it is not as it was signed.",
    );
  if (!leadsToAuthority(check.certificate, brought, authorities, now))
    throw refused(
      "import-not-public",
      `The metadata is signed with the certificate ${check.certificate.subject}, which no public certificate authority vouches for.`,
    );
  return check.content;
}

function structureOf(xml: string): SignatureStructure | undefined {
  try {
    return readSignatureStructure(parseXml(xml));
  } catch (cause) {
    throw refused(
      "import-changed",
      `The signature of the metadata cannot be taken: ${(cause as Error).message}`,
    );
  }
}

function refused(cause: RefusalCause, detail: string): WebexSsoError {
  return new WebexSsoError(cause, detail);
}
