import { type Certificate, readCertificate } from "../../saml/certificate.ts";
import type { RawResource } from "./raw-resource.ts";

/**
 * The certificates of the identity provider's own metadata, as the stack's output `identityProvider` has them: where no
 * resource says which certificate signs, they do. Undefined in other programs, and while it is not known.
 */
export function publishedCertificates({ parent }: RawResource): readonly Certificate[] | undefined {
  let ancestor = parent;
  while (ancestor?.parent !== undefined) ancestor = ancestor.parent;
  try {
    // A copy, because the engine's own throws when something in it is not known yet.
    const known = JSON.parse(JSON.stringify(ancestor?.props.identityProvider?.signingCertificates));
    return (known as { base64: string }[]).map(({ base64 }) => readCertificate(base64));
  } catch {
    return undefined;
  }
}
