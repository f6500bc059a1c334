import { checks } from "./checks/index.ts";
import { diagnosedFinding } from "./diagnosed-finding.ts";
import type { DiagnosedFinding, DiagnosedMessage, Diagnosis } from "./diagnosis.ts";
import type { Expectation, Mends } from "./expectation.ts";
import { factsOf } from "./facts.ts";
import type { Problem } from "./problem.ts";
import { concernsWebex } from "./read/concerns-webex.ts";
import { decryptAssertion } from "./read/decrypt-assertion.ts";
import { type Opened, readMessage } from "./read/message.ts";
import { openMessage } from "./read/open-message.ts";
import { first, textAt } from "./read/select.ts";
import { unexplained } from "./unexplained.ts";
import type { Capture } from "./unwrap/capture.ts";
import { diagnoseXmlApi } from "./xml-api/diagnose-xml-api.ts";
import { isXmlApi } from "./xml-api/read-answer.ts";

/**
 * Says why a sign-in or a logout fails, from what was recorded of it. Pure: the same capture gives the same diagnosis.
 *
 * @param subject how findings call the file.
 * @example diagnose(unwrap(await readFile("trace.har")), "trace.har", {}).findings[0]?.fix
 */
export function diagnose(capture: Capture, subject: string, expectation: Expectation): Diagnosis {
  const { wrapping, problems, shown } = capture;
  const opened = capture.messages.map((captured) => ({ captured, result: openMessage(captured) }));
  const readable = opened.flatMap(({ result }) => ("kind" in result ? [result] : []));
  const ours = readable.filter(concernsWebex);
  // What is not Webex's is set aside only where something is.
  const judged = ours.length > 0 ? ours : readable;
  const requests = judged.flatMap(({ kind, root }) => (kind.endsWith("Request") ? [root] : []));
  const asked = judged.filter(({ kind }) => kind === "AuthnRequest").length;
  const answered = judged.some(({ kind }) => kind === "Response");
  const tell = (where: string, mends: Mends) => (problem: Problem) =>
    diagnosedFinding(problem, {
      subject: [subject, where === "the file" ? "" : where].filter(Boolean).join(", "),
      mends,
      shown,
    });

  const messages = opened.map(({ captured, result }): DiagnosedMessage => {
    const { where } = captured;
    if ("kind" in result && !judged.includes(result))
      return { kind: result.kind, where, facts: ["neither from Webex nor for it: not judged"], findings: [] };
    if ("kind" in result) {
      const issuer = textAt(first(result.root, "saml:Issuer"))?.value ?? "";
      const { facts, problems: all, decrypted } = judge(result, expectation, requests);
      // Beside its answer, a request needs no explanation.
      const found = all.filter(({ code }) => code !== "diagnosis-request" || opened.length === 1);
      return {
        kind: result.kind,
        where,
        facts,
        findings: found.map(tell(where, expectation.mends?.(issuer) ?? {})),
        ...(decrypted === undefined ? {} : { decrypted }),
      };
    }
    if (isXmlApi(captured.xml)) {
      const { facts, problems: found } = diagnoseXmlApi(captured.xml);
      return { kind: "WebEx XML API answer", where, facts, findings: found.map(tell(where, {})) };
    }
    return { kind: "unreadable", where, facts: [], findings: [tell(where, {})(result.problem)] };
  });
  const whole = [...problems, ...unanswered(capture, asked, answered)].map(tell("", {}));
  const findings = [...messages.toReversed().flatMap((message) => message.findings), ...whole];
  return {
    ...(wrapping === undefined ? {} : { wrapping }),
    messages,
    findings: causeFirst([...findings, ...[...unexplained(shown, findings)].map(tell("", {}))]),
  };
}

function judge(
  opened: Opened,
  expectation: Expectation,
  requests: readonly Element[],
): {
  readonly facts: readonly string[];
  readonly problems: readonly Problem[];
  readonly decrypted?: string;
} {
  const encrypted = first(opened.root, "saml:EncryptedAssertion");
  const decrypted =
    encrypted === undefined || expectation.key === undefined
      ? undefined
      : decryptAssertion(encrypted, expectation.key);
  const isClear = decrypted !== undefined && "assertion" in decrypted;
  const message = readMessage(opened, expectation, isClear ? decrypted : undefined, requests);
  return {
    facts: factsOf(message, expectation, isClear),
    ...(isClear ? { decrypted: decrypted.text } : {}),
    problems: [
      ...checks[opened.kind].flatMap((check) => [...check(message, expectation)]),
      ...(decrypted !== undefined && !isClear ? [decrypted.problem] : []),
    ],
  };
}

/** A trace with requests and no answer: the sign-in ended at the identity provider. */
function* unanswered(
  { wrapping, exchanges }: Capture,
  requests: number,
  answered: boolean,
): Generator<Problem> {
  if (requests === 0 || answered || (wrapping !== "HAR" && wrapping !== "SAML-tracer")) return;
  const last = exchanges.findLast(({ status = 0, page }) => status >= 400 || page !== undefined);
  const address = last?.url.replace(/[?#].*$/s, "");
  yield {
    code: "sign-in-stopped",
    message: `Webex has sent ${requests === 1 ? "a request" : `${requests} requests`}, and no response came back${last === undefined ? "" : `; ${last.where}, ${address}, answered with status ${last.status ?? "unknown"}`}.`,
    fix: "If the recording goes on to an error page, it is the identity provider's own: read it there and in its log. If it does not, record on until the error shows.",
  };
}

/**
 * Errors come first; among those, what a page of Webex has shown; then the last message, as that is what the user saw;
 * then the order of the checks.
 */
function causeFirst(findings: readonly DiagnosedFinding[]): readonly DiagnosedFinding[] {
  const ranks = { error: 0, warning: 1, info: 2 } as const;
  const rankOf = ({ severity, shown }: DiagnosedFinding) =>
    ranks[severity] * 2 + (shown === undefined || !shown.seen ? 1 : 0);
  return findings.toSorted((a, b) => rankOf(a) - rankOf(b));
}
