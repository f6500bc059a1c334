import { type Finding, finding } from "../saml/finding.ts";
import { type IdentityProvider, identityProviderOf } from "./identity-provider.ts";

const standardTimeoutSeconds = 10;
const maxBytes = 1_000_000;

/** The identity provider's half, or why it could not be had. */
export interface FetchedMetadata {
  readonly identityProvider?: IdentityProvider;
  readonly findings: readonly Finding[];
}

/**
 * Fetches the metadata that an identity provider publishes at an address. It never fails: a deployment that has done
 * its work must not end as a failure because a page did not load.
 *
 * @example await fetchMetadata("webex", servicePrincipal.samlMetadataUrl)
 */
export async function fetchMetadata(
  subject: string,
  url: string,
  timeoutSeconds = standardTimeoutSeconds,
): Promise<FetchedMetadata> {
  try {
    refuseOtherAddresses(url);
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutSeconds * 1000) });
    if (!response.ok) throw new Error(`it answers ${response.status} ${response.statusText}`.trim());
    return { identityProvider: identityProviderOf(await textOf(response)), findings: [] };
  } catch (error) {
    return {
      findings: [
        finding("identity-provider-metadata-unavailable", {
          subject,
          message: `The identity provider's metadata could not be had from ${JSON.stringify(url)}: ${reasonOf(error, timeoutSeconds)}. The trust itself is deployed.`,
          fix: "Run `pulumi up --refresh` once the address can be reached from here; until then the output identityProvider is empty.",
        }),
      ],
    };
  }
}

/** The address comes from the identity provider; certificates are only believed over TLS, or from this machine. */
function refuseOtherAddresses(url: string): void {
  if (url === "") throw new Error("the identity provider has not named an address yet");
  const { protocol, hostname } = new URL(url);
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
  return cause instanceof Error ? `${message} (${cause.message})` : message.replace(/\.$/, "");
}
