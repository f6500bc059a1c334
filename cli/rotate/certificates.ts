import type { Certificate } from "../../saml/certificate.ts";
import { readCertificate } from "../../saml/certificate.ts";
import { by } from "../../saml/sort.ts";
import type { Rotation } from "../../stacks/rotation-config.ts";
import { type Rotating, type RotationFacts, signingRotation } from "./rotating.ts";

/** Every certificate of the identity provider that is known, each once. */
function everyCertificate({ published, waiting }: RotationFacts, rotation?: Rotation): Certificate[] {
  const given = rotation?.certificate === undefined ? [] : [readCertificate(rotation.certificate)];
  const all = [...given, ...published, ...waiting];
  return [...new Map(all.map((one) => [one.fingerprint, one])).values()];
}

/**
 * The certificate that comes: the one that is named, else the one that was made last of those that are not the old one.
 * Undefined while the identity provider shows none.
 */
export function newCertificate(rotation: Rotation, facts: RotationFacts): Certificate | undefined {
  const others = everyCertificate(facts, rotation).filter(
    ({ fingerprint, notAfter }) => fingerprint !== rotation.old && Date.parse(notAfter) > facts.now.getTime(),
  );
  if (rotation.new !== undefined) return others.find(({ fingerprint }) => fingerprint === rotation.new);
  return others.sort(by(({ notBefore, notAfter }) => `${notBefore} ${notAfter}`)).at(-1);
}

/** The certificate that goes; undefined where nothing shows it any more. */
export function oldCertificate(rotation: Rotation, facts: RotationFacts): Certificate | undefined {
  return everyCertificate(facts).find(({ fingerprint }) => fingerprint === rotation.old);
}

/** The certificate that signs now, where the identity provider's metadata tell. */
export function signingNow({ values }: Rotating, { published }: RotationFacts): Certificate | undefined {
  return signingRotation(values).signer === "unknown" ? undefined : published[0];
}
