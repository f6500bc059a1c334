import type { FindingCode } from "../saml/finding-catalogue.ts";
import { findingCatalogue } from "../saml/finding-catalogue.ts";
import { predictionOf } from "./prediction-of.ts";
import type { Check, Class, Prediction, Rule } from "./rule.ts";
import { classesOf } from "./rule-classes.ts";
import { type Preset, presets, violationLevel } from "./settings/levels.ts";
import { trustSources } from "./trusts/index.ts";
import { isShown, type TrustSource } from "./trusts/trust-source.ts";

/** The documentation of a rule, from nothing but the rule: docs/policies/<rule>.md. */
export function rulePage(rule: Rule): string {
  const { reference } = findingCatalogue[`policy-${rule.id}` as FindingCode];
  const kinds = classesOf(rule);
  const names = [...new Set(rule.checks.flatMap((check) => check.names))];
  return [
    "<!-- Written by `npm run generate`. Change the rule, not this page. -->",
    "",
    `# ${rule.id}: ${rule.title}`,
    "",
    rule.description,
    "",
    `**What breaks** (_${rule.class}_). ${rule.breaks}`,
    "",
    `| problem | ${Object.keys(presets).join(" | ")} |`,
    `| ${["", ...Object.keys(presets)].map(() => "---").join(" | ")} |`,
    ...kinds.map((kind) => `| ${[`_${kind}_`, ...levelsOf(rule, kind)].join(" | ")} |`),
    "",
    rule.remediable ? "`remediate` puts it right where the table says so." : "",
    "",
    names.length > 0 ? `Values that it names: ${names.map((name) => `\`${name}\``).join(", ")}.` : "",
    "",
    "| | judged | users see | mend |",
    "| --- | --- | --- | --- |",
    ...trustSources.map((source) => `| ${row(rule, source).join(" | ")} |`),
    "",
    `Where it comes from: ${reference.source} (${reference.mark}).`,
    "",
  ]
    .filter((line, place, lines) => line !== "" || lines[place - 1] !== "")
    .join("\n");
}

function levelsOf(rule: Rule, kind: Class): string[] {
  const stops = rule.stopsNothing?.includes(kind) ? { stops: false as const } : {};
  return (Object.keys(presets) as Preset[]).map((preset) =>
    violationLevel(rule, { preset, levels: {} }, { class: kind, ...stops }),
  );
}

function row(rule: Rule, source: TrustSource<unknown>): string[] {
  const { title } = source.capabilities;
  const checks = rule.checks.filter(
    ({ field, applies }) => applies(source.capabilities) && isShown(source, field),
  );
  if (checks.length === 0) return [title, "no such setting", "", ""];
  const remedied = checks.some(({ names }) => names.some((name) => name in source.remedies));
  return [
    title,
    [...new Set(checks.map((check) => stage(check, source)))].join("; "),
    seen(predictionOf(rule, source.kind)),
    `${cell(rule.mends[source.kind] ?? rule.mend)}${rule.remediable && remedied ? " `remediate` does it." : ""}`,
  ];
}

function stage({ field, needs }: Check, { joined }: TrustSource<unknown>): string {
  if (needs.includes("stack") || joined.includes(field)) return "in the stack";
  const lacking = needs.filter((need) => need !== "choice").map((need) => `with the tenant's ${need}`);
  const ours = needs.includes("choice") ? ["in the stack where our component made it"] : [];
  return ["at the resource", ...lacking, ...ours].join(", ");
}

function seen(prediction: Prediction): string {
  if (prediction === "nothing") return "nothing";
  if (prediction === "field") return "what the rule of the field says";
  if (prediction === "webex") return "a refusal of Webex, in words that are documented nowhere";
  if (prediction === "identity-provider") return "an error of the identity provider";
  return `Webex: “${prediction.text} …” (${prediction.mark})`;
}

/** Text in a cell: bars would end it. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
