import { oneLine } from "../../formats/plain-text.ts";
import type { Effect } from "../../review/effect.ts";
import type { AdoptionPlan, Difference, PlannedStep } from "./plan.ts";
import { isUnchanged } from "./plan.ts";

const marks: Readonly<Record<Effect, string>> = {
  breaks: "✗",
  degrades: "!",
  changes: "!",
  hygiene: "·",
  none: "·",
};

/** A plan for a terminal: what changes for people first, then what the engine does. */
export function describePlan(title: string, plan: AdoptionPlan): string {
  const { differences, steps, warnings } = plan;
  return [
    ...(differences.length === 0
      ? []
      : [
          `What changes at ${title}, in the terms of single sign-on:`,
          ...differences.flatMap(differenceLines),
          "",
        ]),
    "What the engine does:",
    ...steps.flatMap(stepLines),
    ...(isUnchanged(plan) ? [`Nothing changes at ${title}.`] : []),
    ...warnings.flatMap((warning) => ["", ...warning.split("\n").map(oneLine)]),
  ].join("\n");
}

function differenceLines({
  title,
  kind,
  about,
  before,
  after,
  effect,
  notice,
  mend,
  keptBy,
}: Difference): string[] {
  const verb = { added: " is added", dropped: " is dropped", changed: "" }[kind];
  const values =
    kind === "changed" ? `${before ?? "(not shown)"} → ${after ?? "(not shown)"}` : (after ?? before ?? "");
  const what = `${title}${verb}${about === undefined ? "" : ` ${about}`}`;
  const keep =
    kind === "added"
      ? []
      : [
          keptBy === undefined
            ? "no key keeps it: a program of your own can, by transform (see the identity provider's page in docs/)"
            : `to keep it: ${keptBy}`,
        ];
  return [
    `  ${marks[effect]} ${oneLine(values === "" ? what : `${what}: ${values}`)}`,
    ...[notice, mend ?? "", ...keep].filter(Boolean).map((line) => `      ${oneLine(line)}`),
  ];
}

function stepLines({ does, type, name, properties }: PlannedStep): string[] {
  return [
    `  ${does}: ${type} ${oneLine(name)}`,
    ...properties.map(
      ({ path, before, after }) => `      ${oneLine(`${path}: ${shown(before)} → ${shown(after)}`)}`,
    ),
  ];
}

const longest = 120;

function shown(value: unknown): string {
  if (value === undefined) return "(nothing)";
  const text = JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
