import { concerns, covers, inForce, isAbout } from "./exceptions.ts";
import { type FoundTrust, mayBecomeTrust, trustsIn } from "./find-trusts.ts";
import type { Verdict } from "./judge.ts";
import { type Judging, stackVerdict } from "./judge-stack.ts";
import type { Rule } from "./rule.ts";
import { exceptionsLevel, type Level } from "./settings/levels.ts";
import type { Exception } from "./settings/schema.ts";
import { suspicion } from "./suspicion.ts";
import type { RawResource } from "./trusts/raw-resource.ts";

/** A sentence about a trust, or about the stack where there is no URN. */
export interface Notice {
  readonly text: string;
  /** What to do, where something is to be done. */
  readonly fix?: string;
  readonly urn?: string;
}

/** An exception that is kept longer than needed. */
export interface StaleException extends Required<Pick<Notice, "text" | "fix">> {
  readonly level: Level;
}

/** A notice as the pack prints it. */
export function noticeText({ text, fix }: Notice): string {
  return fix === undefined ? text : `${text}\n→ ${fix}`;
}

/** What no rule could judge, and why: nothing that is not known passes in silence. */
export function* notJudged(
  rules: readonly Rule[],
  resources: readonly RawResource[],
  judging: Judging,
): Generator<Notice> {
  const trusts = trustsIn(resources, judging.unknownProperty);
  const known = new Set(trusts.map(({ anchor }) => anchor.urn));
  for (const one of resources.filter(({ urn }) => !known.has(urn))) {
    const notice = unrecognised(one, resources, judging);
    if (notice !== undefined) yield { urn: one.urn, ...notice };
  }
  const disabled = Object.keys(judging.settings.levels).filter(
    (id) => judging.settings.levels[id as keyof typeof judging.settings.levels] === "disabled",
  );
  if (trusts.length > 0 && disabled.length > 0)
    yield {
      text: `The settings disable these rules, so that nothing judges what they do: ${disabled.join(", ")}.`,
    };
  for (const found of trusts) {
    const verdicts = rules.map((rule) => stackVerdict(rule, found, resources, judging));
    yield* noticesOf(found, verdicts);
  }
}

function unrecognised(
  one: RawResource,
  others: readonly RawResource[],
  { unknownProperty }: Judging,
): Notice | undefined {
  if (mayBecomeTrust(one, others, unknownProperty))
    return { text: "Whether this is a trust of Webex, only the update tells: no rule has judged it." };
  const reason = suspicion(one, others, unknownProperty);
  if (reason === undefined) return undefined;
  return {
    text: `No rule has judged this, although it may be a trust of Webex: ${reason}.`,
    fix: "Compare it by hand with the metadata.",
  };
}

function* noticesOf({ anchor: { urn } }: FoundTrust, verdicts: readonly Verdict[]): Generator<Notice> {
  const list = (part: (verdict: Verdict) => readonly string[]) =>
    verdicts
      .filter((verdict) => part(verdict).length > 0)
      .map((verdict) => `${verdict.rule} (${part(verdict).join(", ")})`)
      .join(", ");
  const waiting = list(({ waitsFor }) => waitsFor);
  if (waiting !== "")
    yield { urn, text: `These rules wait for the update, which alone tells what they need: ${waiting}.` };
  const lacking = list(({ lacks }) => lacks.map((need) => `the tenant's ${need}`));
  if (lacking !== "")
    yield {
      urn,
      text: `These rules judged less than they could: ${lacking}. Name the tenant in the pack's settings: docs/policies.md.`,
    };
  const unseen = list((verdict) => verdict.unseen);
  if (unseen !== "") yield { urn, text: `These rules could not judge everything: ${unseen}.` };
}

/** Exceptions that hold: each is said at every run, with who answers for it. */
export function* exceptionsInForce(resources: readonly RawResource[], judging: Judging): Generator<Notice> {
  for (const exception of ofThisStack(resources, judging).filter((one) => inForce(one, judging.now)))
    yield {
      text: `Until ${exception.expires} ${named(exception)} is not enforced for ${exception.urn}: ${exception.reason} (${exception.owner}).`,
    };
}

/** Exceptions that have expired, or that nothing needs any more. */
export function* exceptionsToRemove(
  rules: readonly Rule[],
  resources: readonly RawResource[],
  judging: Judging,
): Generator<StaleException> {
  const mine = ofThisStack(resources, judging);
  if (mine.length === 0) return;
  const found = trustsIn(resources, judging.unknownProperty);
  const unread = resources.filter((one) => mayBecomeTrust(one, resources, judging.unknownProperty));
  const isOpen = (exception: Exception) =>
    unread.some(({ urn }) => isAbout(exception, urn)) ||
    found
      .filter(({ anchor }) => isAbout(exception, anchor.urn))
      .flatMap((one) =>
        rules
          .filter(({ id }) => id === exception.rule)
          .map((rule) => stackVerdict(rule, one, resources, judging)),
      )
      .some((verdict) => mayStillShow(exception, verdict));
  for (const exception of mine) {
    const [ended, open] = [!inForce(exception, judging.now), isOpen(exception)];
    if (!ended && open) continue;
    const what = `The exception of ${exception.owner} from ${named(exception)} for ${exception.urn}`;
    yield {
      text: ended
        ? `${what} ended on ${exception.expires}.`
        : `${what} is not needed: nothing violates the rule there.`,
      fix: mend(ended, open),
      level: exceptionsLevel(judging.settings, open ? "ended" : "unneeded"),
    };
  }
}

function mend(ended: boolean, open: boolean): string {
  if (open) return "Mend the trust, or renew the exception with a reason.";
  // To renew one that nothing needs would only be the next violation.
  return ended ? "Remove it: nothing violates the rule there." : "Remove it.";
}

/** Whether a violation that the exception is about is there, or may be there where nobody can see it now. */
function mayStillShow(exception: Exception, { violations, waitsFor, lacks, unseen }: Verdict): boolean {
  return (
    violations.some((violation) => covers(exception, violation)) ||
    waitsFor.length + lacks.length + unseen.length > 0
  );
}

function named({ rule, field }: Exception): string {
  return field === undefined ? rule : `${rule} (${field})`;
}

function ofThisStack(resources: readonly RawResource[], { settings }: Judging) {
  const [first] = resources;
  return first === undefined ? [] : settings.exceptions.filter((exception) => concerns(exception, first.urn));
}
