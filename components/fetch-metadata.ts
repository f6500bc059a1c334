const standardTimeoutSeconds = 10;
const maxBytes = 1_000_000;
const mostRedirects = 5;

export interface FetchOptions {
  readonly timeoutSeconds?: number;
  /** Told of each address that the last one redirects to. */
  readonly onRedirect?: (url: string) => void;
}

/**
 * Gets the metadata that an identity provider publishes at an address. Over TLS only, redirects too, because its
 * certificates are believed; a loopback address may do without.
 *
 * @throws Error with the reason, as the end of a sentence.
 * @example await fetchMetadata("https://sso.example.com/pf/federation_metadata.ping?PartnerSpId=…")
 */
export async function fetchMetadata(
  url: string,
  { timeoutSeconds = standardTimeoutSeconds, onRedirect }: FetchOptions = {},
): Promise<string> {
  refuseOtherAddresses(url);
  try {
    const response = await follow(url, AbortSignal.timeout(timeoutSeconds * 1000), onRedirect);
    if (!response.ok) throw new Error(`it answers ${response.status} ${response.statusText}`.trim());
    return await textOf(response);
  } catch (error) {
    throw new Error(reasonOf(error, timeoutSeconds), { cause: error });
  }
}

/** fetch would follow a redirect to an address without TLS, too. */
async function follow(
  start: string,
  signal: AbortSignal,
  onRedirect: FetchOptions["onRedirect"],
): Promise<Response> {
  let url = start;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await fetch(url, { signal, redirect: "manual" });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url)) throw new Error(`it redirects to ${location}, which is no address`);
    const from = url;
    url = new URL(location, from).href;
    onRedirect?.(withoutQuery(url));
    try {
      if (from.startsWith("https:") && !url.startsWith("https:")) throw new Error("only https is accepted");
      refuseOtherAddresses(url);
    } catch (cause) {
      throw new Error(`it redirects to ${withoutQuery(url)}, and ${(cause as Error).message}`);
    }
  }
  throw new Error(`it redirects more than ${mostRedirects} times`);
}

/** What a redirect adds is often a ticket of whoever asks, and is shown to nobody. */
function withoutQuery(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol}//${host}${pathname}${search === "" ? "" : "?…"}`;
}

/** The address comes from the identity provider, which may be anybody's. */
function refuseOtherAddresses(url: string): void {
  if (url === "") throw new Error("the identity provider has not named an address yet");
  if (!URL.canParse(url)) throw new Error("this is no address");
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "")
    throw new Error("an address with a user name or a password in it is not asked");
  const isLoopback = protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname);
  if (protocol !== "https:" && !isLoopback) throw new Error("only https is accepted");
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > maxBytes) throw new Error(`it is longer than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function reasonOf(error: unknown, timeoutSeconds: number): string {
  const { name, message, cause } = error as Error;
  if (name === "TimeoutError") return `no answer within ${timeoutSeconds} seconds`;
  return cause instanceof Error ? `${message} (${cause.message})` : message;
}
