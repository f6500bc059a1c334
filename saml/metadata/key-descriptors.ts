import type { Certificate } from "../certificate.ts";
import { certificateTexts } from "../xml/certificate-texts.ts";
import { attributeOf, childElements } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { certificateOrNone } from "./certificate-or-none.ts";

/** A certificate as the file states it. */
interface StatedCertificate {
  readonly use: KeyUse;
  /** Undefined when what is there is no certificate. */
  readonly certificate: Certificate | undefined;
}

/** Without a `use`, a key is for both (saml-metadata-2.0-os §2.4.1.1). */
type KeyUse = "signing" | "encryption" | "signing and encryption";

/** The certificates of a role's KeyDescriptor elements, in the order of the file. */
export function readKeyDescriptors(role: Element): readonly StatedCertificate[] {
  return childElements(role, namespaces.metadata, "KeyDescriptor").flatMap((descriptor) => {
    const use = useOf(descriptor);
    if (!use) return [];
    return childElements(descriptor, namespaces.signature, "KeyInfo")
      .flatMap(certificateTexts)
      .map((base64) => ({ use, certificate: certificateOrNone(base64) }));
  });
}

/** The readable certificates for one use, each once. */
export function certificatesFor(
  use: "signing" | "encryption",
  all: readonly StatedCertificate[],
): readonly Certificate[] {
  const found = all.flatMap((each) => (each.certificate && each.use.includes(use) ? [each.certificate] : []));
  return [...new Map(found.map((certificate) => [certificate.fingerprint, certificate])).values()];
}

function useOf(descriptor: Element): KeyUse | undefined {
  const use = attributeOf(descriptor, "use");
  if (use === undefined) return "signing and encryption";
  return use === "signing" || use === "encryption" ? use : undefined;
}
