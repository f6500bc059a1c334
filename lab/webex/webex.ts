import { randomUUID } from "node:crypto";
import { writeAuthnRequest } from "../saml/authn-request.ts";
import { deliver, receive } from "../saml/bindings.ts";
import { type Reply, type Site, textPage, type Visit } from "../web/site.ts";
import type { Pending } from "./arrived.ts";
import { checkLoginResponse, type LoginVerdict } from "./check-login-response.ts";
import type { Endpoint } from "./endpoint.ts";
import { answerIdpLogout, beginWebexLogout, endWebexLogout } from "./logout.ts";
import { type NameIdChoice, nameIdFormatFor } from "./name-id-choice.ts";
import { type Organization, routeOf, userOf } from "./organization.ts";
import { signedInPage } from "./pages.ts";
import { Sessions } from "./sessions.ts";
import type { Verdict } from "./verdict.ts";

/** The title of Webex's pages. */
const webexTitle = "Webex";
/** Where people begin and end; OpenAM, on which Webex's broker stands, has its pages there. */
const loginPath = "/idb/UI/Login";
const logoutPath = "/idb/UI/Logout";

/** What Webex judged. */
export interface Judged {
  readonly what: "sign-in" | "logout";
  readonly verdict: Verdict;
}

/** Webex in the web of the lab. */
export interface Webex extends Site {
  readonly organizations: Organization[];
  /** Every judgement, in order. */
  readonly judged: Judged[];
  /**
   * Where a user of the organisation begins; `idp` names one of several identity providers by its entity ID. With
   * `force=true` in its query the user must sign in anew.
   */
  signInUrl(organization: Organization, idp?: string): string;
  signOutUrl(organization: Organization): string;
}

/** Opens Webex without an organisation. */
export function openWebex(now: () => Date, nameIdChoice: NameIdChoice = "first-in-common"): Webex {
  const organizations: Organization[] = [];
  const judged: Judged[] = [];
  const pending = new Map<string, Pending>();
  const sessions = new Sessions();
  const loggingOut = new Map<string, string>();
  const context = { now, sessions, loggingOut, judge: (verdict: Judged) => void judged.push(verdict) };

  async function visit(arrived: Visit): Promise<Reply> {
    const { url } = arrived;
    const address = `${url.origin}${url.pathname}`;
    if (url.pathname === loginPath) return logIn(arrived);
    const message = receive(url, arrived.form);
    const organization = organizations.find(({ description }) =>
      description.acs.some((acs) => acs.url === address),
    );
    if (organization !== undefined) {
      if (message?.parameter !== "SAMLResponse") return textPage(webexTitle, 400, "No response");
      const relayState = message.relayState ?? "";
      const asked = pending.get(relayState);
      pending.delete(relayState);
      const answered = { xml: message.xml, acsUrl: address, pending: asked, now: now() };
      const verdict = await checkLoginResponse(answered);
      judged.push({ what: "sign-in", verdict });
      if (verdict.refusal === undefined && asked !== undefined) begin(arrived, asked, verdict);
      const messages = { request: asked?.xml ?? "", response: message.xml };
      return signedInPage({ verdict, ...messages, signOut: signOutUrl(organization) });
    }
    // A message by another binding than that of the address is none that Webex would look for there.
    const leaving =
      url.pathname === logoutPath
        ? organizations.find(({ description }) => description.entityId === url.searchParams.get("org"))
        : organizations.find(({ description }) => description.logout.some(isAt(address, message?.binding)));
    if (leaving === undefined)
      return textPage(webexTitle, 404, "Not found", "There is nothing at this address.");
    if (url.pathname === logoutPath) return beginWebexLogout(context, arrived, leaving);
    if (message === undefined) return textPage(webexTitle, 400, "No message");
    return message.parameter === "SAMLResponse"
      ? endWebexLogout(context, arrived, leaving, message)
      : answerIdpLogout(context, arrived, leaving, message);
  }

  function begin({ browser }: Visit, { organization, idp, email }: Pending, verdict: LoginVerdict): void {
    const { nameId = { value: "", format: "" }, sessionIndex } = verdict;
    sessions.begin(browser, {
      organization,
      idp,
      email,
      nameId,
      ...(sessionIndex === undefined ? {} : { sessionIndex }),
    });
  }

  function logIn({ url, form }: Visit): Reply {
    const entityId = url.searchParams.get("org");
    const organization = organizations.find(({ description }) => description.entityId === entityId);
    if (organization === undefined)
      return textPage(webexTitle, 404, "No such organisation", String(entityId));
    const email = form.get("email");
    if (email === null) return emailPage(url, organization);
    const named = url.searchParams.get("idp");
    const idp =
      organization.idps.find((one) => one.description.entityId === named) ?? routeOf(organization, email);
    if (userOf(email) === undefined || idp === undefined)
      return textPage(webexTitle, 403, "Sign-in failed", `${email} is no user of this organisation.`);
    const service =
      idp.description.signOn.find(({ binding }) => binding === "POST") ?? idp.description.signOn[0];
    if (service === undefined)
      return textPage(webexTitle, 400, "Sign-in failed", "The imported metadata has no SingleSignOnService.");
    const { description, signer } = organization;
    const requestId = `_${randomUUID()}`;
    const relayState = randomUUID();
    const acs =
      description.acs.find(({ index }) => String(index) === form.get("acs")) ?? standardAcs(organization);
    const nameIdFormat = nameIdFormatFor(nameIdChoice, description, idp.description);
    // What Webex does where an identity provider wants more than that is written nowhere; the policy pack judges so, too.
    const signs = description.authnRequestsSigned;
    const xml = writeAuthnRequest({
      id: requestId,
      issueInstant: now().toISOString(),
      destination: service.url,
      issuer: description.entityId,
      ...(acs === undefined ? {} : { acsUrl: acs.url }),
      ...(nameIdFormat === undefined ? {} : { nameIdFormat }),
      spNameQualifier: description.entityId,
      forceAuthn: url.searchParams.get("force") === "true",
    });
    pending.set(relayState, { requestId, organization, idp, email, xml });
    const message = { parameter: "SAMLRequest" as const, url: service.url, relayState, xml };
    return deliver(service.binding, { ...message, ...(signs ? { signer } : {}) });
  }

  return {
    organizations,
    judged,
    owns: ({ origin }) =>
      organizations.some(({ description }) =>
        [description.entityId, ...description.acs.map((acs) => acs.url)].some((one) =>
          one.startsWith(`${origin}/`),
        ),
      ),
    visit,
    signInUrl: ({ description }, idp) =>
      `${pageUrl(description.entityId, loginPath)}${idp === undefined ? "" : `&idp=${encodeURIComponent(idp)}`}`,
    signOutUrl,
  };

  function signOutUrl({ description }: Organization): string {
    return pageUrl(description.entityId, logoutPath);
  }
}

function isAt(address: string, by: Endpoint["binding"] | undefined) {
  return ({ binding, url, responseUrl }: Endpoint) =>
    binding === by && (url === address || responseUrl === address);
}

function standardAcs({ description }: Organization) {
  return description.acs.find(({ isDefault }) => isDefault) ?? description.acs[0];
}

function pageUrl(entityId: string, path: string): string {
  return `${new URL(entityId).origin}${path}?org=${encodeURIComponent(entityId)}`;
}

function emailPage(url: URL, { description }: Organization): Reply {
  const one = description.acs.length === 1;
  return {
    kind: "page",
    status: 200,
    site: webexTitle,
    title: "Sign in",
    text: [`Organisation ${description.entityId}`],
    forms: description.acs.map((acs) => ({
      label: one ? "Next" : `Next, answer to ${acs.url}`,
      url: url.href,
      fields: { acs: String(acs.index) },
      ask: { name: "email", label: "Email address" },
    })),
  };
}
