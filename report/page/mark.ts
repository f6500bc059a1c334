import type {
  CertificateState,
  Drift,
  PolicyJudgement,
  ReportCertificate,
  ReportedSignInTest,
  TenantReport,
  TenantState,
} from "../fleet-report.ts";
import { type Markup, markup } from "./markup.ts";

/** How something stands. Each has a colour, a sign and a word of its own: colour alone tells nobody. */
export type Tone = "bad" | "warn" | "good" | "none";

/** A short statement of how something stands. */
export interface Mark {
  readonly tone: Tone;
  readonly text: string;
}

/** The signs, once in a page. */
export const signs = markup`<svg class="signs" aria-hidden="true" focusable="false"><defs>
<symbol id="bad" viewBox="0 0 12 12"><path d="M2.5 2.5l7 7m0-7l-7 7"/></symbol>
<symbol id="warn" viewBox="0 0 12 12"><path d="M6 1.5L11 10.5H1zM6 4.8v2.5M6 8.9v.2"/></symbol>
<symbol id="good" viewBox="0 0 12 12"><path d="M1.8 6.5l3 3 5.4-7"/></symbol>
<symbol id="none" viewBox="0 0 12 12"><path d="M2.5 6h7"/></symbol>
<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="5" height="5"/><rect class="hatch-line" width="2" height="5"/></pattern>
</defs></svg>`;

/** @example markOf({ tone: "bad", text: "2 changes" }) */
export function markOf({ tone, text }: Mark): Markup {
  return markup`<span class="mark ${tone}"><svg class="sign" aria-hidden="true" focusable="false"><use href="#${tone}"/></svg><span>${text}</span></span>`;
}

export function stateMark({ kind, ...state }: TenantState): Mark {
  switch (kind) {
    case "deployed":
      return { tone: "good", text: "deployed" };
    case "pending": {
      const { operations = [] } = state as { operations?: readonly string[] };
      return { tone: "bad", text: counted(operations.length, "pending operation") };
    }
    case "not-deployed":
      return { tone: "none", text: "not deployed" };
    case "unreadable":
      return { tone: "bad", text: "state unreadable" };
  }
}

export function driftMark(drift: Drift): Mark {
  switch (drift.kind) {
    case "none":
      return { tone: "good", text: "none" };
    case "changed":
      return { tone: "bad", text: counted(drift.changes.length, "change") };
    case "failed":
      return { tone: "bad", text: "could not look" };
    case "not-looked":
      return { tone: "none", text: "not looked" };
  }
}

export function policyMark(policy: PolicyJudgement): Mark {
  if (policy.kind === "not-judged") return { tone: "none", text: "not judged" };
  if (policy.violations.length === 0) return { tone: "good", text: "passes" };
  const levels = Map.groupBy(policy.violations, ({ level }) => level);
  const text = [...levels].map(([level, found]) => `${found.length} ${level}`).join(", ");
  const worst = policy.violations[0]?.severity;
  return { tone: worst === "error" ? "bad" : worst === "warning" ? "warn" : "none", text };
}

const certificateTones: Readonly<Record<CertificateState, Tone>> = {
  ended: "bad",
  due: "warn",
  valid: "good",
  "not-yet": "none",
};

export function certificateMark({ state, daysLeft, isReplaced }: ReportCertificate): Mark {
  if (isReplaced) return { tone: "none", text: "ended, replaced" };
  const text = state === "ended" ? `ended ${span(-daysLeft)} ago` : `${span(daysLeft)} left`;
  return { tone: certificateTones[state], text: state === "not-yet" ? "not valid yet" : text };
}

/** Days where they count, years where they do not. */
function span(days: number): string {
  return days < 730 ? counted(days, "day") : `${Math.round(days / 365.25)} years`;
}

export function testMark(test: ReportedSignInTest | undefined): Mark {
  if (test === undefined) return { tone: "none", text: "none recorded" };
  const { result, isOutdated } = test;
  if (result === "failed") return { tone: isOutdated ? "warn" : "bad", text: "failed" };
  if (result === "unclear") return { tone: "warn", text: "not clear" };
  return isOutdated ? { tone: "warn", text: "passed, changed since" } : { tone: "good", text: "passed" };
}

/** How a tenant stands as a whole. */
export function tenantMark({ attention }: Pick<TenantReport, "attention">): Mark {
  const errors = attention.filter(({ severity }) => severity === "error").length;
  const warnings = attention.filter(({ severity }) => severity === "warning").length;
  if (errors > 0) return { tone: "bad", text: counted(errors, "error") };
  if (warnings > 0) return { tone: "warn", text: counted(warnings, "warning") };
  return { tone: "good", text: "nothing to do" };
}

/** @example counted(1, "change") // "1 change" */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
