import { setTimeout as sleep } from "node:timers/promises";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { withoutCredentials } from "../vendor-api/without-credentials.ts";

/** How an API is reached; tests bring their own. */
export interface Connection {
  readonly fetch: typeof fetch;
  /** Milliseconds. */
  readonly wait: (duration: number) => Promise<unknown>;
  readonly now: () => Date;
  /** Milliseconds after which a request counts as not answered. */
  readonly timeout: number;
  /** Told to whoever waits, on standard error. */
  readonly tell: (message: string) => void;
}

export function platformConnection(tell: (message: string) => void): Connection {
  return { fetch, wait: (duration) => sleep(duration), now: () => new Date(), timeout: 30_000, tell };
}

export interface Question {
  readonly url: string;
  /** Whose API it is, for messages. @example "Okta" */
  readonly whose: string;
  /** What the account needs, for who is refused. */
  readonly rights: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A form that is posted to get a token: the one thing that is no GET. */
  readonly form?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly body: unknown;
  /** The header Link. */
  readonly link?: string;
}

/** A server that is busy is asked so often, and waited for so long at once. */
const attempts = 6;
const longestWait = 5 * 60_000;
const busy = new Set([408, 423, 425, 429, 500, 502, 503, 504]);

/**
 * Asks an API for JSON. One that is busy is asked again after the time that it names (Retry-After, X-Rate-Limit-Reset).
 * Redirects are not followed: the token is for the host that was asked. No message holds a token.
 *
 * @throws WebexSsoError `preflight-api`
 */
export async function askApi(question: Question, connection: Connection): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const { response, body } = await send(question, connection);
    if (response.ok) return answerOf(response, body, question);
    const text = withoutCredentials(body, question);
    if (!busy.has(response.status) || attempt === attempts) throw refused(response.status, text, question);
    const pause = pauseOf(response.headers, attempt, connection.now());
    if (pause > longestWait) throw refused(response.status, text, question, Math.ceil(pause / 1000));
    connection.tell(
      `${question.whose} is busy (HTTP ${response.status}): asking again in ${Math.ceil(pause / 1000)} seconds.`,
    );
    await connection.wait(pause);
  }
}

/** The answer with its body, which may break off or never end as well. */
async function send(
  { url, headers, form, whose }: Question,
  connection: Connection,
): Promise<{ readonly response: Response; readonly body: string }> {
  try {
    const response = await connection.fetch(url, {
      redirect: "error",
      signal: AbortSignal.timeout(connection.timeout),
      headers: { accept: "application/json", ...headers },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
    return { response, body: await textOf(response) };
  } catch (cause) {
    throw failure(
      whose,
      url,
      `cannot be reached: ${reasonOf(cause, connection.timeout)}`,
      "Check the address in the tenant's configuration, the network, and a proxy (NODE_USE_ENV_PROXY=1 takes HTTPS_PROXY).",
      cause,
    );
  }
}

/** A page of a thousand users has a megabyte or two. */
const maxBytes = 100_000_000;

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > maxBytes) throw new Error(`the answer is longer than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function reasonOf(error: unknown, timeout: number): string {
  const { name, message, cause } = error as Error & { cause?: NodeJS.ErrnoException };
  if (name === "TimeoutError") return `no answer within ${timeout / 1000} seconds`;
  if (cause?.message === "unexpected redirect") return "it answers with a redirect, which is not followed";
  return cause?.code ?? cause?.message ?? message;
}

function answerOf(response: Response, text: string, { url, whose }: Question): Answer {
  const link = response.headers.get("link") ?? undefined;
  try {
    return { body: JSON.parse(text), ...(link === undefined ? {} : { link }) };
  } catch (cause) {
    const isPage = /^\s*</.test(text);
    throw failure(
      whose,
      url,
      isPage ? "has answered with a web page instead of JSON" : "has answered with broken JSON",
      isPage
        ? "Check the address in the tenant's configuration: a sign-in page or a proxy stands there."
        : "Run this again; if it stays, look at what stands between this machine and the API.",
      cause,
    );
  }
}

/** How long to wait: what the server says, or a little longer each time. */
function pauseOf(headers: Headers, attempt: number, now: Date): number {
  const after = headers.get("retry-after");
  const reset = headers.get("x-rate-limit-reset");
  const said =
    after === null
      ? reset === null
        ? Number.NaN
        : Number(reset) * 1000 - now.getTime()
      : /^\d+$/.test(after)
        ? Number(after) * 1000
        : Date.parse(after) - now.getTime();
  return Math.max(1_000, Number.isFinite(said) ? said : 1_000 * 2 ** attempt);
}

function refused(
  status: number,
  text: string,
  { url, whose, rights, form }: Question,
  seconds?: number,
): WebexSsoError {
  const words = wordsOf(text);
  const said = `has answered HTTP ${status}${words === "" ? "" : ` (${words})`}`;
  if (seconds !== undefined)
    return failure(whose, url, said, `It asks to wait ${seconds} seconds. Run this again after that.`);
  if (form !== undefined)
    return failure(whose, url, said, "Check the client and its secret in the stack's configuration.");
  if (status === 401)
    return failure(whose, url, said, `The token is wrong or has ended. It needs ${rights}.`);
  if (status === 403) return failure(whose, url, said, `The account may not read users. It needs ${rights}.`);
  if (status === 404)
    return failure(
      whose,
      url,
      said,
      "Check the identifiers in the tenant's configuration: organisation, environment and groups.",
    );
  return failure(whose, url, said, "Run this again later; nothing was changed.");
}

/** What the API says in its own words, shortened. */
function wordsOf(text: string): string {
  try {
    const json = JSON.parse(text);
    const found = [
      json.errorSummary,
      json.error_description,
      json.error?.message,
      json.message,
      json.detail,
      json.error,
    ].find((one) => typeof one === "string");
    return (found ?? "").replace(/\s+/g, " ").slice(0, 200);
  } catch {
    return "";
  }
}

function failure(whose: string, url: string, what: string, fix: string, cause?: unknown): WebexSsoError {
  const { origin, pathname } = new URL(url);
  return new WebexSsoError("preflight-api", `${whose} (${origin}${pathname}) ${what}. ${fix}`, { cause });
}
