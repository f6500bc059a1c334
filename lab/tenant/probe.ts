import { randomUUID } from "node:crypto";
import { type AuthnRequest, writeAuthnRequest } from "../saml/authn-request.ts";
import { deliver } from "../saml/bindings.ts";
import { readMessage } from "../saml/read-message.ts";
import type { Check } from "../web/site.ts";
import type { IdpDescription } from "../webex/idp-description.ts";
import { nameIdFormatFor } from "../webex/name-id-choice.ts";
import type { SpDescription } from "../webex/sp-description.ts";

/** What is asked of an identity provider that is not the lab's. */
export interface Probe {
  readonly sp: SpDescription;
  readonly idp: IdpDescription;
  readonly now: Date;
  /** As the global one. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** More than any sign-in page is away. */
const mostRedirects = 10;
const timeoutMs = 15_000;

/** Refusals by which the vendors' pages can be told from their sign-in pages. */
const refusals = [
  /AADSTS\d+:?[^<"]{0,300}/,
  /MSIS\d+:?[^<"]{0,300}/,
  /Unknown or inactive partner[^<"]{0,200}/,
  /Unknown Assertion Consumer Service[^<"]{0,200}/,
];

/**
 * Sends requests as Webex does, one for each ACS, and looks at what comes back: a page to sign in at, or a refusal. It
 * goes no further than that page. Requests are not signed: Webex's key is Webex's alone.
 */
export async function probe({ sp, idp, now, fetch }: Probe): Promise<Check[]> {
  const service = idp.signOn.find(({ binding }) => binding === "POST") ?? idp.signOn[0];
  if (service === undefined)
    return [{ name: "endpoint", passed: false, detail: "The metadata has no SingleSignOnService." }];
  if (idp.wantsSignedRequests)
    return [
      {
        name: "request",
        passed: false,
        detail:
          "The identity provider wants signed requests, which only Webex can make. Press “Test SSO setup”.",
      },
    ];
  const nameIdFormat = nameIdFormatFor("first-in-common", sp, idp);
  return Promise.all(
    sp.acs.map(async ({ url }): Promise<Check> => {
      const request: AuthnRequest = {
        id: `_${randomUUID()}`,
        issueInstant: now.toISOString(),
        destination: service.url,
        issuer: sp.entityId,
        acsUrl: url,
        ...(nameIdFormat === undefined ? {} : { nameIdFormat }),
        spNameQualifier: sp.entityId,
        forceAuthn: false,
      };
      const message = {
        parameter: "SAMLRequest" as const,
        xml: writeAuthnRequest(request),
        url: service.url,
      };
      try {
        const page = await load(fetch, deliver(service.binding, message));
        return { name: `request for ${url}`, ...judged(page) };
      } catch (error) {
        return {
          name: `request for ${url}`,
          passed: false,
          detail: `No answer: ${(error as Error).message}`,
        };
      }
    }),
  );
}

interface Loaded {
  readonly status: number;
  readonly url: string;
  readonly text: string;
}

/** Follows redirects by itself, because cookies have to go along. */
async function load(fetch: Probe["fetch"], delivery: ReturnType<typeof deliver>): Promise<Loaded> {
  const cookies = new Map<string, string>();
  let url = delivery.url;
  let init: RequestInit =
    delivery.kind === "post" ? { method: "POST", body: new URLSearchParams(delivery.fields) } : {};
  for (let hop = 0; hop < mostRedirects; hop++) {
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
      signal: AbortSignal.timeout(timeoutMs),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", ...value] = (cookie.split(";")[0] ?? "").split("=");
      cookies.set(name, value.join("="));
    }
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null)
      return { status: response.status, url, text: await response.text() };
    const next = new URL(location, url);
    // Cookies of one host are nobody else's business.
    if (next.host !== new URL(url).host) cookies.clear();
    url = next.href;
    init = {};
  }
  throw new Error(`It redirects more than ${mostRedirects} times.`);
}

function judged({ status, url, text }: Loaded): Pick<Check, "passed" | "detail"> {
  const host = new URL(url).host;
  const response = /name="SAMLResponse"[^>]*value="([^"]+)"/.exec(text)?.[1];
  if (response !== undefined) {
    const { code } = readMessage(Buffer.from(response, "base64").toString("utf8"), {
      code: { path: ["Response", "Status", "StatusCode"], attribute: "Value" },
    });
    return { passed: false, detail: `It answered without a sign-in: ${code}.` };
  }
  const refusal = refusals.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
  if (refusal !== undefined) return { passed: false, detail: refusal };
  if (status >= 400) return { passed: false, detail: `${host} answered with status ${status}.` };
  if (text.trim() === "") return { passed: false, detail: `${host} answered with an empty page.` };
  if (/[?&]error=/.test(url))
    return {
      passed: false,
      detail: `${host} answered at an address that names an error: ${url.split("#")[0]}`,
    };
  // What a sign-in page looks like is written nowhere: some are made by scripts only.
  return { passed: true, detail: `${host} answered with a page, and with no refusal that is known here.` };
}
