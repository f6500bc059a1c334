import { CookieJar } from "tough-cookie";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";

/** As the global one. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a browser sends. */
export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  /** Of a form that is posted. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Where a request ended. */
export interface Loaded {
  readonly url: string;
  readonly status: number;
  /** What a server that answers 401 wants, from WWW-Authenticate. */
  readonly challenge: string;
  readonly text: string;
}

/** Loads pages as one browser does, with the cookies that it got before. */
export type Browse = (request: HttpRequest) => Promise<Loaded>;

/** More than any sign-in page is away. */
const mostHops = 10;
/** Far above any sign-in page; what is larger would only cost memory. */
const mostBytes = 4 * 1024 * 1024;
/** English, because refusals are recognised by their words. */
const headers = {
  accept: "text/html,application/xhtml+xml,*/*;q=0.8",
  "accept-language": "en",
  "user-agent": "webex-sso",
};

/**
 * Opens a browser without a window. It follows redirects by itself, because cookies have to go along, and never leaves
 * https. All that it loads has to come within `timeoutMs`.
 */
export function openBrowse(fetch: Fetch, timeoutMs: number): Browse {
  const jar = new CookieJar();
  const signal = AbortSignal.timeout(timeoutMs);
  return async (request) => {
    let next = request;
    for (let hop = 0; hop < mostHops; hop++) {
      const response = await fetch(next.url, {
        method: next.method,
        ...(next.fields === undefined ? {} : { body: new URLSearchParams(next.fields) }),
        redirect: "manual",
        headers: { ...headers, cookie: await jar.getCookieString(next.url) },
        signal,
      }).catch((cause) => {
        throw noAnswer(cause, new URL(next.url).host, timeoutMs);
      });
      for (const cookie of response.headers.getSetCookie())
        await jar.setCookie(cookie, next.url, { ignoreError: true });
      const onward = redirected(next, response);
      if (onward === undefined)
        return {
          url: next.url,
          status: response.status,
          challenge: response.headers.get("www-authenticate") ?? "",
          text: await textOf(response),
        };
      refuseDowngrade(next.url, onward.url);
      next = onward;
    }
    throw new Error(`It redirects more than ${mostHops} times.`);
  };
}

/**
 * Somebody on the way could read and change what https has kept so far.
 *
 * @throws WebexSsoError `probe-downgrade`
 */
export function refuseDowngrade(from: string, to: string): void {
  if (new URL(from).protocol === "https:" && new URL(to).protocol !== "https:")
    throw new WebexSsoError(
      "probe-downgrade",
      `${new URL(from).host} sends the browser away from https, to ${to.split("?")[0]}.`,
    );
}

/** RFC 9110 §15.4: 307 and 308 keep method and body; the others become a GET, as browsers have it. */
function redirected(request: HttpRequest, response: Response): HttpRequest | undefined {
  const location = response.headers.get("location");
  if (location === null || !URL.canParse(location, request.url)) return undefined;
  const url = new URL(location, request.url).href;
  if ([307, 308].includes(response.status)) return { ...request, url };
  return [301, 302, 303].includes(response.status) ? { url, method: "GET" } : undefined;
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > mostBytes) throw new Error(`The page is longer than ${mostBytes} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function noAnswer(cause: Error, host: string, timeoutMs: number): Error {
  if (cause.name === "TimeoutError")
    return new Error(`${host} gave no answer within ${timeoutMs / 1000} seconds.`, { cause });
  const reason = cause.cause instanceof Error ? cause.cause.message : cause.message;
  return new Error(`${host} cannot be reached: ${reason}.`, { cause });
}
