/** How long an `up` waits for metadata. */
const timeoutMs = 5_000;

/**
 * Gets the metadata that an identity provider publishes. Whatever goes wrong, the answer is undefined: metadata is an
 * output, and an output must not break an `up`. Over HTTPS only, because its certificates are believed; a loopback
 * address may do without.
 */
export async function fetchIdpMetadata(url: string): Promise<string | undefined> {
  if (!isTrustworthy(url)) return undefined;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

function isTrustworthy(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && /^(127\.0\.0\.1|localhost)$/.test(hostname));
}
