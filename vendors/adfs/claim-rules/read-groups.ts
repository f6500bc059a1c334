import { claimTypes } from "../claim-types.ts";
import { splitRules } from "./split-rules.ts";

const start = `c:[Type=="${claimTypes.groupSid}",Value=="`;
const end = `"]=>issue(Type="${claimTypes.permit}",Value="true")`;

/** The groups that issuance authorization rules let in; undefined when a rule lets somebody in by other means. */
export function readGroups(text: string): string[] | undefined {
  const rules = splitRules(text);
  if (!rules.every((rule) => rule.startsWith(start) && rule.endsWith(end))) return undefined;
  return rules.map((rule) => rule.slice(start.length, -end.length)).sort();
}
