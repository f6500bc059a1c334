/** A request to an administrative API. */
export interface ApiRequest {
  readonly method?: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back: JSON, or the text where it is none. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  /** The header Link (RFC 8288). */
  readonly link?: string;
  /** Milliseconds after which the server wants to be asked again. */
  readonly pause?: number;
}

/** Sends a request. A redirect is an answer. Throws with the reason, as the end of a sentence, when there is no answer. */
export type Send = (request: ApiRequest) => Promise<ApiAnswer>;

/** A vendor's administrative API, with the account of a tenant's stack. It is only ever read. */
export interface Api {
  /**
   * @param where below the API's address, or a whole address of the same host: the account is for no other.
   * @example get("/api/v1/users/me")
   */
  readonly get: (where: string) => Promise<ApiAnswer>;
  /** What the access token itself says, where it is a JSON web token. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * A setting of the provider: what the stack's configuration has, else the first of the environment variables by which
 * the provider itself reads it.
 */
export type ProviderSetting = (key: string, ...variables: readonly string[]) => string | undefined;

/** How to reach a vendor's administrative API. */
export type ApiAccess =
  | {
      /** Without a slash at its end. */
      readonly base: string;
      /** Headers of every request. Throws with the reason, as the end of a sentence. */
      readonly authorize: (send: Send) => Promise<Readonly<Record<string, string>>>;
      /** Whether whoever answers is believed without a certificate that is valid: the provider's own setting. */
      readonly trustsAnybody?: boolean;
      /** Files with further certificate authorities: the provider's own setting. */
      readonly authorities?: readonly string[];
    }
  /** Why it cannot be asked with this account, as a sentence. */
  | { readonly unaskable: string };

/** Headers for a client that has a secret (OAuth 2.0, client credentials). Throws when it is refused. */
export async function clientCredentials(
  send: Send,
  tokenUrl: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string>>> {
  const { status, body } = await send({
    method: "POST",
    url: tokenUrl,
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ grant_type: "client_credentials", ...form }).toString(),
  });
  const {
    access_token: token,
    error,
    error_description: words,
  } = Object(body) as Readonly<Record<string, unknown>>;
  if (typeof token === "string") return { authorization: `Bearer ${token}` };
  const reason = [error, words].filter((one) => typeof one === "string").join(": ");
  throw new Error(`${tokenUrl} gives no token: it answers ${status} ${reason}`.trim());
}

/** The header of HTTP basic authentication. */
export function basic(user: string, password: string): Readonly<Record<string, string>> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
}
