import { parseXmlDate } from "../../metadata/xml-date.ts";
import { present } from "../../present.ts";
import { spIdsOf } from "../../webex-site.ts";
import { diagnosedFinding } from "../diagnosed-finding.ts";
import type { DiagnosedFinding } from "../diagnosis.ts";
import type { Expectation } from "../expectation.ts";
import type { Problem } from "../problem.ts";
import { audiencesOf } from "../read/audiences-of.ts";
import { concernsWebex } from "../read/concerns-webex.ts";
import { type Opened, readMessage, type SamlMessage } from "../read/message.ts";
import { openMessage } from "../read/open-message.ts";
import { all, first, textAt, valueAt } from "../read/select.ts";
import type { Capture } from "../unwrap/capture.ts";
import { siteChecks } from "./site-checks.ts";
import type { SiteExpectation } from "./site-expectation.ts";
import { toldOfSite } from "./told-of-site.ts";

/** A recorded response, judged as the site would. */
export interface JudgedResponse {
  readonly findings: readonly DiagnosedFinding[];
  /** What it is, in lines. */
  readonly facts: readonly string[];
  /** The response, for AuthenticateUser: a bearer token. Absent where there is none. */
  readonly xml?: string;
  /** Until when its assertion is valid. */
  readonly expires?: Date;
}

/**
 * Judges a recorded response for AuthenticateUser: what the site would refuse, and why. Pure.
 *
 * @param subject how findings call the file.
 * @example judgeSiteResponse(unwrap(bytes), "response.txt", { site, at }).findings
 */
export function judgeSiteResponse(capture: Capture, subject: string, site: SiteExpectation): JudgedResponse {
  const opened = capture.messages.map(openMessage);
  const responses = opened.flatMap((one) => ("kind" in one && one.kind === "Response" ? [one] : []));
  const chosen = chosenOf(responses);
  const where = chosen?.captured.where ?? "";
  const tell = (problem: Problem) =>
    diagnosedFinding(toldOfSite(problem), {
      subject: [subject, where === "the file" ? "" : where].filter(Boolean).join(", "),
      mends: {},
      shown: [],
    });
  if (chosen === undefined) {
    const unreadable = opened.flatMap((one) => ("problem" in one ? [one.problem] : []));
    const problems = [...capture.problems, ...unreadable];
    return { facts: [], findings: (problems.length > 0 ? problems : [noResponse(opened.length)]).map(tell) };
  }
  const expectation: Expectation = {
    entityId: spIdOf(chosen.root, site),
    wantAssertionsSigned: true,
    ...present({ idp: site.idp }),
  };
  const message = { ...readMessage(chosen, expectation, undefined, []), at: site.at };
  const problems = siteChecks.flatMap((check) => [...check(message, expectation, site)]);
  return {
    findings: inOrder(problems.map(tell)),
    facts: factsOf(message, responses.length),
    xml: withoutDeclaration(chosen.captured.xml),
    ...present({ expires: expiryOf(message) }),
  };
}

/** A trace also has what goes to Control Hub; of the others the last one counts. */
function chosenOf(responses: readonly Opened[]): Opened | undefined {
  return responses.findLast((one) => !concernsWebex(one)) ?? responses.at(-1);
}

function noResponse(messages: number): Problem {
  return {
    code: "xmlapi-no-response",
    message:
      messages === 0
        ? "There is no SAML response in it."
        : "There is no SAML response in it, but other messages.",
    fix: "Give the response that the identity provider posts to the site: the value of SAMLResponse, or a HAR file with it.",
  };
}

/** Any of those that a site has fits; where none does, the first is the one that is named. */
function spIdOf(root: Element, { spId, site }: SiteExpectation): string {
  if (spId !== undefined) return spId;
  const named = all(root, "saml:Assertion")
    .flatMap(audiencesOf)
    .map(({ value }) => value);
  return spIdsOf(site).find((one) => named.includes(one)) ?? site.url;
}

function factsOf({ root, assertion, at }: SamlMessage, responses: number): string[] {
  const issuer = textAt(first(assertion ?? root, "saml:Issuer"))?.value;
  const nameId = first(assertion, "saml:Subject", "saml:NameID");
  const context = first(assertion, "saml:AuthnStatement", "saml:AuthnContext", "saml:AuthnContextClassRef");
  return [
    responses > 1 ? `one of ${responses} responses: the last that is not for Control Hub` : "",
    issuer === undefined ? "" : `from ${issuer}`,
    nameId === undefined ? "" : `NameID format ${valueAt(nameId, "Format")?.value ?? "unspecified"}`,
    context === undefined
      ? ""
      : `AuthnContextClassRef ${textAt(context)?.value}: the site's SSO settings must name the same`,
    at === undefined ? "" : `judged at ${at.time.toISOString()}, by ${at.source}`,
  ].filter(Boolean);
}

function expiryOf({ assertion }: SamlMessage): Date | undefined {
  const data = all(assertion, "saml:Subject", "saml:SubjectConfirmation", "saml:SubjectConfirmationData");
  const ends = [first(assertion, "saml:Conditions"), ...data]
    .flatMap((one) => valueAt(one, "NotOnOrAfter") ?? [])
    .flatMap(({ value }) => parseXmlDate(value) ?? []);
  return ends.length === 0 ? undefined : new Date(Math.min(...ends.map(Number)));
}

/** It may name the encoding that the file had; no signature covers it. */
function withoutDeclaration(xml: string): string {
  return xml.trim().replace(/^<\?xml\s[^>]*\?>\s*/, "");
}

function inOrder(findings: readonly DiagnosedFinding[]): readonly DiagnosedFinding[] {
  const ranks = { error: 0, warning: 1, info: 2 } as const;
  return findings.toSorted((a, b) => ranks[a.severity] - ranks[b.severity]);
}
