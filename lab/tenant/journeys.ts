import type { RefusalCause } from "../../saml/webex-refusals.ts";
import { signOutPath } from "../identity-provider/identity-provider.ts";
import type { PersonId } from "../people.ts";
import { personOf } from "../people.ts";
import { type Agent, startAgent } from "../web/agent.ts";
import type { Page } from "../web/site.ts";
import type { LoginVerdict } from "../webex/check-login-response.ts";
import type { Judged } from "../webex/webex.ts";
import type { LabTenant, SignInLab } from "./sign-in-lab.ts";

/** How a journey ended: Webex is content, Webex refuses for a cause, or the identity provider went no further. */
export type Outcome =
  | { readonly end: "accepted" }
  | { readonly end: "refused"; readonly cause: RefusalCause; readonly detail: string }
  | { readonly end: "stopped"; readonly site: string; readonly text: string };

/** A sign-in and what came of it. */
export interface SignedIn {
  readonly outcome: Outcome;
  readonly page: Page;
  readonly agent: Agent;
  /** Absent when no response came to Webex. */
  readonly verdict?: LoginVerdict;
}

export interface SignInOptions {
  /** Default: one-address. */
  readonly person?: PersonId;
  /** The index of the ACS to answer at. Default: that of the metadata. */
  readonly acs?: number;
  /** Whether Webex chooses the identity provider by its routing rules; default: the tenant's own is named. */
  readonly routed?: boolean;
}

/** Signs somebody in to Webex through a tenant's identity provider, without a browser. */
export async function signIn(
  { web, webex }: SignInLab,
  { organization, idpEntityId }: LabTenant,
  { person = "one-address", acs, routed = false }: SignInOptions = {},
): Promise<SignedIn> {
  const agent = startAgent(web);
  const before = webex.judged.length;
  const email = personOf(person).webexAddresses[0] ?? "";
  const emailPage = await agent.open(webex.signInUrl(organization, ...(routed ? [] : [idpEntityId])));
  const endpoint = organization.description.acs.find(({ index }) => index === acs);
  const button =
    endpoint === undefined || organization.description.acs.length === 1
      ? "Next"
      : `Next, answer to ${endpoint.url}`;
  const asked = await agent.submit(emailPage, button, email);
  const page = asked.forms.some(({ label }) => label.startsWith(person))
    ? await agent.submit(asked, `${person} (`)
    : asked;
  const judged = webex.judged.slice(before).at(-1);
  return {
    agent,
    page,
    outcome: outcomeOf(page, judged),
    ...(judged?.what === "sign-in" ? { verdict: judged.verdict as LoginVerdict } : {}),
  };
}

/** Signs out of Webex, which tells the identity provider. */
export async function signOut(
  { webex }: SignInLab,
  { organization }: LabTenant,
  agent: Agent,
): Promise<Outcome> {
  const before = webex.judged.length;
  const page = await agent.open(webex.signOutUrl(organization));
  return signOutOutcome(page, webex.judged.slice(before).at(-1));
}

/** Signs out at the identity provider, which tells Webex. `told` is false where it told nobody. */
export async function signOutAtIdp(
  { webex }: SignInLab,
  { organization, idpEntityId }: LabTenant,
  agent: Agent,
): Promise<Outcome & { readonly told: boolean }> {
  const before = webex.judged.length;
  const idp = organization.idps.find(({ description }) => description.entityId === idpEntityId);
  const origin = new URL(idp?.description.signOn[0]?.url ?? "about:blank").origin;
  const page = await agent.open(`${origin}${signOutPath}`);
  const judged = webex.judged.slice(before).at(-1);
  const outcome = outcomeOf(page, judged);
  return { ...(page.status === 200 ? { end: "accepted" as const } : outcome), told: judged !== undefined };
}

/** What a page shows to a person. */
export type SeenPage = Pick<Page, "site" | "title" | "text">;

/** What Webex has judged is the outcome; where it has judged nothing, the page says how far it came. */
export function outcomeOf(page: SeenPage, judged: Judged | undefined): Outcome {
  if (judged?.verdict.refusal !== undefined) return { end: "refused", ...judged.verdict.refusal };
  if (judged !== undefined) return { end: "accepted" };
  return { end: "stopped", site: page.site, text: [page.title, ...page.text].join(": ") };
}

/** The same of a sign-out, where Webex waits for an answer: one that never comes is a refusal, too. */
export function signOutOutcome(page: SeenPage, judged: Judged | undefined): Outcome {
  const outcome = outcomeOf(page, judged);
  return outcome.end === "stopped"
    ? { end: "refused", cause: "logout-not-answered", detail: `${outcome.site}: ${outcome.text}` }
    : outcome;
}
