import type { Certificate } from "../certificate.ts";

/** A certificate in a sentence. */
export function certificateWords({ subject, notBefore, notAfter }: Certificate): string {
  return `${subject}, valid ${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}`;
}
