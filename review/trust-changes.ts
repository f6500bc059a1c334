import type { FoundTrust } from "../policies/find-trusts.ts";
import type { Violation } from "../policies/judge.ts";
import type { Readings } from "../policies/reading.ts";
import type { Class } from "../policies/rule.ts";
import { rules } from "../policies/rules/index.ts";
import { whatUsersNotice } from "../policies/violation-text.ts";
import { type Effect, worse } from "./effect.ts";
import { readField, wholePath, wholeText } from "./read-field.ts";
import { type Consequence, termWords } from "./term-words.ts";
import { type Part, type TermField, terms } from "./terms.ts";

/** One change of a trust, in SSO's own terms. */
export interface TrustChange {
  /** The value of the trust that it is of; absent where only `title` and `about` tell. @example "claim.source" */
  readonly path?: Part["path"];
  /** @example "claim's value", "ACS" */
  readonly title: string;
  readonly kind: "added" | "dropped" | "changed";
  /** What it is about where there are several: an address, the name of an attribute. */
  readonly about?: string;
  readonly before?: string;
  readonly after?: string;
  readonly effect: Effect;
  /** What users will notice. */
  readonly notice: string;
  /** What mends it, where a rule is broken by it. */
  readonly mend?: string;
}

/** A trust before and after, each with what the rules say of it. */
export interface Side {
  readonly found: Pick<FoundTrust, "readings">;
  readonly violations: readonly Violation[];
}

/** The side of a trust that is not there. */
export const absent: Side = { found: { readings: () => ({ state: "inexpressible" }) }, violations: [] };

/** What changes in a trust, what only now breaks a rule, and what no longer does. Pure. */
export function trustChanges(before: Side, after: Side, now: Date): TrustChange[] {
  const fresh = after.violations.filter((one) => !before.violations.some((old) => isSame(one, old)));
  const changes = withoutFollowing(
    (Object.keys(terms) as TermField[]).flatMap((field) =>
      fieldChanges(field, before.found.readings, after.found.readings, now),
    ),
  );
  const isEmptied = isLockout(before.found.readings, after.found.readings, now);
  const judged = changes.map((located): TrustChange => {
    const { path } = located;
    const change = { ...located, ...(isEmptied && path === "groups" ? lockout : {}) };
    if (isMended(path, before, after)) return { ...change, effect: "changes", notice: mended };
    return withViolations(
      change,
      isAnswerable(located, changes) ? fresh.filter((one) => one.path === path) : [],
    );
  });
  const said = new Set(changes.map(({ path }) => path as string));
  return [...judged, ...fresh.filter(({ path }) => !said.has(path)).map(ofViolation)];
}

const mended = "Sign-in was broken by the old value, as the rules have it, and no longer is.";

function isMended(path: Part["path"], before: Side, after: Side): boolean {
  const isBroken = ({ violations }: Side) =>
    violations.some((one) => one.path === path && one.class === "breaks-sign-in");
  return isBroken(before) && !isBroken(after);
}

/** Of several changes of one path, what is added breaks no rule: what goes does. */
function isAnswerable({ path, kind }: Located, changes: readonly Located[]): boolean {
  return kind !== "added" || !changes.some((other) => other.path === path && other.kind !== "added");
}

/**
 * Whether nobody is left whom the stack lets in. The rules see only what is there afterwards: that a stack assigns nobody
 * may be somebody else's business, unless it did so before.
 */
function isLockout(before: Readings, after: Readings, now: Date): boolean {
  const [old, wanted] = [readField("groups", before, now), readField("groups", after, now)];
  return old.parts.length > 0 && wanted.parts.length === 0 && wanted.instead === undefined;
}

const lockout: Consequence = {
  effect: "breaks",
  notice: "Nobody is left whom this stack lets in: the identity provider refuses them all.",
};

/** Paths whose changes go without saying when another value comes or goes: of the same address, where it is one. */
const following: Partial<Record<Part["path"], readonly Part["path"][]>> = {
  singleLogout: ["singleLogout.url", "singleLogout.certificates"],
  "encryption.algorithm": ["encryption.certificate"],
  "acs.url": ["acs.index", "acs.binding"],
};

function withoutFollowing(changes: readonly Located[]): Located[] {
  const isImplied = ({ path, about }: Located) =>
    changes.some((one) => following[one.path]?.includes(path) && [undefined, about].includes(one.about));
  return changes.filter((change) => !isImplied(change));
}

type Located = TrustChange & { readonly path: Part["path"] };

function fieldChanges(field: TermField, before: Readings, after: Readings, now: Date): Located[] {
  const [old, wanted] = [readField(field, before, now), readField(field, after, now)];
  // What cannot be read as a whole is a value of its own: that it becomes so, or is no longer, is one change.
  if (old.instead !== undefined || wanted.instead !== undefined) {
    const path = wholePath(field);
    const [was, is] = [wholeText(old), wholeText(wanted)];
    if (path === undefined || was === is) return [];
    return [located("changed", { path, key: "", text: was }, { path, key: "", text: is })];
  }
  const same = (one: Part) => (other: Part) => one.path === other.path && one.key === other.key;
  const dropped = old.parts.filter((one) => !wanted.parts.some(same(one)));
  const rest = wanted.parts.flatMap((one) => {
    const was = old.parts.find(same(one));
    if (was?.text === one.text) return [];
    return was === undefined ? [located("added", undefined, one)] : [located("changed", was, one)];
  });
  return [...rest, ...dropped.map((one) => located("dropped", one, undefined))];
}

function located(kind: TrustChange["kind"], before: Part | undefined, after: Part | undefined): Located {
  const { path, key } = (after ?? before) as Part;
  const words = termWords[path];
  return {
    path,
    title: words.title,
    kind,
    ...(key === "" ? {} : { about: key }),
    ...(before === undefined || before.text === "" ? {} : { before: before.text }),
    ...(after === undefined || after.text === "" ? {} : { after: after.text }),
    ...words[kind],
  };
}

const effectOf: Readonly<Record<Class, Effect>> = {
  "breaks-sign-in": "breaks",
  degrades: "degrades",
  hygiene: "hygiene",
};

/** A rule knows more of a change than its kind does. */
function withViolations(change: TrustChange, violations: readonly Violation[]): TrustChange {
  const worst = (["breaks-sign-in", "degrades", "hygiene"] as const)
    .map((kind) => violations.find((one) => one.class === kind))
    .find((one) => one !== undefined);
  if (worst === undefined) return change;
  const effect = effectOf[worst.class];
  if (worse(effect, change.effect) !== effect) return { ...change, mend: worst.fix };
  return { ...change, effect, notice: noticeOf(worst), mend: worst.fix };
}

function ofViolation(violation: Violation): TrustChange {
  const { rule, class: kind, fix } = violation;
  return {
    title: titleOf(rule),
    kind: "changed",
    effect: effectOf[kind],
    notice: noticeOf(violation),
    mend: fix,
  };
}

function noticeOf(violation: Violation): string {
  const rule = rules.find(({ id }) => id === violation.rule);
  const noticed = rule === undefined ? "" : whatUsersNotice(violation, rule);
  return [violation.message, noticed].filter(Boolean).join(" ");
}

function titleOf(id: string): string {
  return rules.find((rule) => rule.id === id)?.title ?? id;
}

function isSame(one: Violation, other: Violation): boolean {
  return one.rule === other.rule && one.path === other.path && one.message === other.message;
}
