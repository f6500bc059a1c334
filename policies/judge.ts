import type { Capabilities } from "../saml/capabilities.ts";
import { express } from "../saml/express.ts";
import { type Finding, finding, type Severity } from "../saml/finding.ts";
import type { FindingCode } from "../saml/finding-catalogue.ts";
import type { VendorKind } from "../vendors/index.ts";
import type { FieldPath } from "./field.ts";
import { predictionOf } from "./prediction-of.ts";
import { quote } from "./quote.ts";
import { type Readings, strangeForm } from "./reading.ts";
import type {
  Check,
  Class,
  Context,
  Knowledge,
  Need,
  Prediction,
  Problem,
  Rule,
  Sibling,
  TenantNeed,
  Thresholds,
} from "./rule.ts";

/** One thing that a rule found, as the project reports everything; with what it does to users. */
export type Violation = Finding & {
  readonly rule: string;
  readonly path: FieldPath;
  readonly class: Class;
  readonly prediction: Prediction;
  readonly misunderstood?: true;
  readonly stops?: false;
};

/** What a rule says about a trust. */
export interface Verdict {
  readonly rule: string;
  readonly violations: readonly Violation[];
  /** Properties that are not known before the update. */
  readonly waitsFor: readonly string[];
  /** What is not known about the tenant. */
  readonly lacks: readonly TenantNeed[];
  /** Why a field is not seen in this stack. */
  readonly unseen: readonly string[];
  /** Whether no check says anything about this vendor's trusts. */
  readonly notApplicable: boolean;
}

/** The trust that is judged. */
export interface Subject {
  /** The URN, or the tenant's name. */
  readonly name: string;
  readonly vendor: VendorKind;
  readonly capabilities: Capabilities;
  readonly readings: Readings;
}

/** What surrounds it. */
export interface Surroundings {
  readonly knowledge: Knowledge;
  readonly thresholds: Thresholds;
  readonly now: Date;
  readonly siblings?: readonly Sibling[];
}

/**
 * Judges a trust by one rule. Pure, and each check by itself: what one cannot say keeps no other from speaking.
 *
 * @example judge(rule, { name: "acme", vendor: "okta", capabilities, readings: readingsOf(judged) }, surroundings).violations
 */
export function judge(rule: Rule, subject: Subject, surroundings: Surroundings): Verdict {
  const { capabilities, name } = subject;
  const { wanted } = surroundings.knowledge;
  const context: Context = {
    capabilities,
    vendor: subject.vendor,
    ...surroundings,
    ...(wanted ? { expected: express(wanted, capabilities, name).configured } : {}),
  };
  const applicable = rule.checks.filter((check) => applies(check, subject));
  const outcomes = applicable.map((check) => outcomeOf(check, subject.readings, context));
  const lacks = new Set(outcomes.flatMap((outcome) => outcome.lacks ?? []));
  return {
    rule: rule.id,
    violations: outcomes.flatMap(({ problems = [] }) =>
      problems.map((problem) => violation(rule, subject, problem)),
    ),
    waitsFor: [...new Set(outcomes.flatMap(({ waitsFor }) => waitsFor ?? []))],
    lacks: [...lacks],
    unseen: [...new Set(outcomes.flatMap(({ unseen }) => unseen ?? []))],
    notApplicable: applicable.length === 0,
  };
}

/** Whether a check says anything about this trust. */
function applies({ field, applies }: Check, { capabilities, readings }: Subject): boolean {
  return applies(capabilities) && readings(field).state !== "inexpressible";
}

interface Outcome {
  readonly problems?: readonly Problem[];
  readonly waitsFor?: string;
  readonly lacks?: readonly TenantNeed[];
  readonly unseen?: string;
}

function outcomeOf(check: Check, readings: Readings, context: Context): Outcome {
  const { knowledge, expected, siblings } = context;
  if (siblings === undefined && check.needs.some((need) => isShownByStack(need, knowledge))) return {};
  const lacks: TenantNeed[] = [];
  if (check.needs.includes("mode") && knowledge.mode === undefined) lacks.push("mode");
  if (check.needs.includes("metadata") && expected === undefined) lacks.push("metadata");
  if (lacks.length > 0) return { lacks };
  const reading = readings(check.field);
  switch (reading.state) {
    case "waits":
      return { waitsFor: reading.property };
    case "unseen":
      return { unseen: reading.reason };
    case "misunderstood":
      return { problems: [misunderstood(check, reading.reason)] };
    case "inexpressible":
      return {};
    case "known":
      try {
        return judged(check, reading.value as never, context);
      } catch {
        // Somebody wrote null where a text belongs: that must not end the whole pack.
        return { problems: [misunderstood(check, strangeForm)] };
      }
  }
}

function isShownByStack(need: Need, { isOurs = false }: Knowledge): boolean {
  return need === "stack" || (need === "choice" && isOurs);
}

function judged(check: Check, value: never, context: Context): Outcome {
  const unseen = check.unsure?.(value, context);
  return { problems: [...check.judge(value, context)], ...(unseen === undefined ? {} : { unseen }) };
}

/** What nobody understands may be right, but nobody can say so: it never passes. */
function misunderstood({ names, field }: Check, reason: string): Problem {
  return {
    path: names[0] ?? "attributes",
    message: `${field} cannot be judged: ${reason}.`,
    misunderstood: true,
  };
}

const severities: Readonly<Record<Class, Severity>> = {
  "breaks-sign-in": "error",
  degrades: "warning",
  hygiene: "info",
};

function violation(rule: Rule, { name, vendor }: Subject, problem: Problem): Violation {
  const found = finding(`policy-${rule.id}` as FindingCode, {
    subject: name,
    message: problem.message.replace("{value}", () => quote(problem.path, problem.value)),
    fix: rule.mends[vendor] ?? rule.mend,
  });
  const kind = problem.class ?? rule.class;
  return {
    ...found,
    severity: severities[kind],
    rule: rule.id,
    path: problem.path,
    class: kind,
    prediction: problem.prediction ?? predictionOf(rule, vendor),
    ...(problem.misunderstood ? { misunderstood: true } : {}),
    ...(isOnlySaid(rule, problem) ? { stops: false } : {}),
  };
}

/** What nobody understands may be anything: it is no problem of which is known that it stops nothing. */
function isOnlySaid({ stopsNothing = [], class: own }: Rule, problem: Problem): boolean {
  if (problem.misunderstood) return false;
  return problem.stops === false || stopsNothing.includes(problem.class ?? own);
}
