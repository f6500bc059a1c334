import { claimTypes } from "../claim-types.ts";

/** Lets the members of one group in. Without such a rule ADFS lets nobody in. */
export function groupRule(sid: string): string {
  return [
    '@RuleName = "Webex: who may sign in"',
    `c:[Type == "${claimTypes.groupSid}", Value == "${sid}"]`,
    ` => issue(Type = "${claimTypes.permit}", Value = "true");`,
  ].join("\n");
}
