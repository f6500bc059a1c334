import type { Class, Rule } from "../rule.ts";

/** How strictly Pulumi enforces a rule; `remediate` puts right first what it can. */
export const levels = ["advisory", "mandatory", "remediate", "disabled"] as const;

/** @example "mandatory" */
export type Level = (typeof levels)[number];

/**
 * A level for each class of problem. `default` stops what breaks sign-in and reports the rest, `strict` stops everything,
 * `migration` only reports, for stacks that are taken over as they are.
 */
export const presets = {
  default: { "breaks-sign-in": "mandatory", degrades: "advisory", hygiene: "advisory" },
  strict: { "breaks-sign-in": "mandatory", degrades: "mandatory", hygiene: "mandatory" },
  migration: { "breaks-sign-in": "advisory", degrades: "advisory", hygiene: "advisory" },
} as const satisfies Record<string, Record<Class, Level>>;

/**
 * The level of the pack's own rule that no exception is kept longer than needed. One that has ended hides what it was
 * about no more; one that nothing needs is often left by the very update that mended the trust.
 */
export function exceptionsLevel(
  { preset, levels }: { readonly preset: Preset; readonly levels: Partial<Record<string, Level>> },
  kind: "ended" | "unneeded" = "ended",
): Level {
  return levels.exceptions ?? presets[preset][kind === "ended" ? "breaks-sign-in" : "hygiene"];
}

/** @example "strict" */
export type Preset = keyof typeof presets;

/** The level of a violation; never more than advisory where stopping the update would only keep it from being mended. */
export function violationLevel(
  rule: Pick<Rule, "id" | "class">,
  settings: Parameters<typeof levelOf>[1],
  { class: kind, stops }: { readonly class: Class; readonly stops?: false },
): Level {
  const level = levelOf(rule, settings, kind);
  return stops === false && level !== "disabled" ? "advisory" : level;
}

/** The level of a rule's problems of a class: what the settings say of the rule, else the class's in the preset. */
export function levelOf(
  rule: Pick<Rule, "id" | "class">,
  { preset, levels }: { readonly preset: Preset; readonly levels: Partial<Record<string, Level>> },
  kind: Class = rule.class,
): Level {
  return levels[rule.id] ?? presets[preset][kind];
}
