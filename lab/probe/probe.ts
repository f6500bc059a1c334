import { randomUUID } from "node:crypto";
import pLimit from "p-limit";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { writeAuthnRequest } from "../saml/authn-request.ts";
import { deliver } from "../saml/bindings.ts";
import type { IdpDescription } from "../webex/idp-description.ts";
import { nameIdFormatFor } from "../webex/name-id-choice.ts";
import type { SpDescription } from "../webex/sp-description.ts";
import {
  type Browse,
  type Fetch,
  type HttpRequest,
  type Loaded,
  openBrowse,
  refuseDowngrade,
} from "./browse.ts";
import { judgePage, onwardOf, type ProbeCheck, signedOnly } from "./judge-page.ts";

/** What is asked of an identity provider that is not the lab's. */
export interface Probe {
  readonly sp: SpDescription;
  readonly idp: IdpDescription;
  readonly now: Date;
  readonly fetch: Fetch;
  /** For each request, with all that follows from it. Default: 30 seconds. */
  readonly timeoutMs?: number;
}

const standardTimeoutMs = 30_000;
/** A partner has dozens of ACS URLs; the identity provider is somebody's production. */
const atOnce = 4;
/** Pages between the request and the sign-in page that go on by themselves. */
const mostForms = 5;

/**
 * Sends requests as Webex does, one for each ACS, and looks at what comes back: a page to sign in at, a refusal, or
 * something that a person has to look at. It goes no further than that page. Requests are not signed: Webex's key is
 * Webex's alone.
 */
export async function probe(options: Probe): Promise<ProbeCheck[]> {
  const { sp, idp, timeoutMs = standardTimeoutMs, fetch } = options;
  const service = idp.signOn.find(({ binding }) => binding === "POST") ?? idp.signOn[0];
  if (service === undefined)
    return [
      {
        name: "sign-on address",
        result: "failed",
        detail: "The identity provider's metadata has no SingleSignOnService for HTTP-POST or HTTP-Redirect.",
        fix: "Switch on SAML 2.0 at the identity provider; then run pulumi up --refresh for the tenant.",
      },
    ];
  if (idp.wantsSignedRequests) return [{ name: "request", ...signedOnly }];
  const limit = pLimit(atOnce);
  return Promise.all(
    sp.acs.map(({ url }) =>
      limit(async (): Promise<ProbeCheck> => {
        const name = `request for ${url}`;
        try {
          return { name, ...judgePage(await follow(openBrowse(fetch, timeoutMs), requestFor(url))) };
        } catch (error) {
          return { name, ...withoutPage(error as Error, service.url) };
        }
      }),
    ),
  );

  function requestFor(acsUrl: string): HttpRequest {
    const nameIdFormat = nameIdFormatFor("first-in-common", sp, idp);
    const xml = writeAuthnRequest({
      id: `_${randomUUID()}`,
      issueInstant: options.now.toISOString(),
      destination: service?.url ?? "",
      issuer: sp.entityId,
      acsUrl,
      ...(nameIdFormat === undefined ? {} : { nameIdFormat }),
      spNameQualifier: sp.entityId,
      forceAuthn: false,
    });
    const sent = deliver(service?.binding ?? "POST", {
      parameter: "SAMLRequest",
      xml,
      url: service?.url ?? "",
    });
    return sent.kind === "post"
      ? { url: sent.url, method: "POST", fields: sent.fields }
      : { url: sent.url, method: "GET" };
  }
}

function withoutPage(error: Error, url: string): Omit<ProbeCheck, "name"> {
  const isDowngrade = error instanceof WebexSsoError && error.code === "probe-downgrade";
  return {
    result: isDowngrade ? "failed" : "unclear",
    detail: error.message,
    fix: isDowngrade
      ? "Set the identity provider's address, and that of what stands in front of it, to https."
      : `Open ${url} in a browser on this machine: a proxy, a firewall or a certificate may be in between. Users may reach it all the same.`,
  };
}

/** Goes on where a page goes on by itself. */
async function follow(browse: Browse, request: HttpRequest): Promise<Loaded> {
  let loaded = await browse(request);
  for (let forms = 0; forms < mostForms; forms++) {
    const form = onwardOf(loaded);
    if (form === undefined) break;
    refuseDowngrade(loaded.url, form.action);
    loaded = await browse(submitted(form.action, form.method, form.fields));
  }
  return loaded;
}

/** HTML Living Standard, form submission: GET puts the fields into the query, in place of what it had. */
function submitted(
  action: string,
  method: "GET" | "POST",
  fields: Readonly<Record<string, string>>,
): HttpRequest {
  if (method === "POST") return { url: action, method, fields };
  const url = new URL(action);
  url.search = new URLSearchParams(fields).toString();
  return { url: url.href, method };
}
