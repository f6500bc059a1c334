import { type Certificate, readCertificate } from "../certificate.ts";

/** A certificate; undefined when the text is none, for those who go on without it. */
export function certificateOrNone(base64: string): Certificate | undefined {
  try {
    return readCertificate(base64);
  } catch {
    // OpenSSL's reason names byte offsets, which help nobody who reads metadata.
    return undefined;
  }
}
