import { readFileSync } from "node:fs";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { rootCertificates } from "node:tls";
import { present } from "../../saml/present.ts";
import type { ApiAnswer, Send } from "../../vendors/api.ts";
import { askedPause } from "./asked-pause.ts";
import { withoutCredentials } from "./without-credentials.ts";

/** When an answer came, by both clocks. */
export interface Stamp {
  readonly host: string;
  /** The server's `Date`, which counts whole seconds. */
  readonly date: string;
  /** Milliseconds since 1970, by this machine. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

export interface SendOptions {
  readonly trustsAnybody?: boolean;
  readonly authorities?: readonly string[];
  readonly timeoutSeconds?: number;
  /** Told of every answer. */
  readonly onStamp?: (stamp: Stamp) => void;
  readonly now?: () => number;
}

const maxBytes = 10_000_000;
const loopback = ["127.0.0.1", "[::1]", "localhost"];

/** Sends requests by HTTPS, and by HTTP to this machine only: they carry credentials. Redirects are answers. */
export function sender(options: SendOptions): Send {
  const { timeoutSeconds = 15, now = Date.now } = options;
  return (request) => {
    const url = new URL(request.url);
    if (url.protocol !== "https:" && !loopback.includes(url.hostname))
      return Promise.reject(new Error(`${url.origin} is not asked: only https is`));
    const sentAt = now();
    return new Promise<ApiAnswer>((resolve, reject) => {
      const start = url.protocol === "https:" ? httpsRequest : httpRequest;
      const asked = start(url, {
        method: request.method ?? "GET",
        headers: { accept: "application/json", "user-agent": "webex-sso", ...request.headers },
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
        ...trust(options),
      });
      asked.once("error", (error) =>
        reject(new Error(reasonOf(error, url, timeoutSeconds), { cause: error })),
      );
      asked.once("response", (response) => {
        const { date, link } = response.headers;
        const pause = askedPause(response.headers, now());
        if (date !== undefined) options.onStamp?.({ host: url.host, date, sentAt, receivedAt: now() });
        textOf(response).then(
          (text) => {
            const { statusCode: status = 0 } = response;
            const { headers = {}, body: form = "" } = request;
            const shown = status < 400 ? text : withoutCredentials(text, { headers, form });
            resolve({ status, body: jsonOr(shown), ...present({ link: linkOf(link), pause }) });
          },
          (error) => reject(new Error(reasonOf(error, url, timeoutSeconds), { cause: error })),
        );
      });
      asked.end(request.body);
    });
  };
}

function trust({ trustsAnybody = false, authorities = [] }: SendOptions): object {
  if (trustsAnybody) return { rejectUnauthorized: false };
  if (authorities.length === 0) return {};
  return { ca: [...rootCertificates, ...authorities.map((file) => readFileSync(file, "utf8"))] };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    size += part.length;
    if (size > maxBytes) throw new Error(`the answer is longer than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Okta sends a header for each link. */
function linkOf(link: string | readonly string[] | undefined): string | undefined {
  return Array.isArray(link) ? link.join(", ") : (link as string | undefined);
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Why there was no answer. Never the request: it has the credentials. */
function reasonOf(error: unknown, { host }: URL, seconds: number): string {
  const { name, message, code } = error as NodeJS.ErrnoException;
  if (name === "TimeoutError" || name === "AbortError")
    return `${host} gave no answer within ${seconds} seconds`;
  return `${host} cannot be reached: ${code === undefined || message.includes(code) ? message : `${message} (${code})`}`;
}
