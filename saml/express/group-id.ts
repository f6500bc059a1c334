import type { Capabilities } from "../capabilities.ts";
import type { Report } from "./report.ts";

/** Whether a text can be the vendor's identifier of a group; says so when it cannot. */
export function isGroupId(group: string, { groupId }: Capabilities, report: Report): boolean {
  if (groupId === undefined || groupId.pattern.test(group)) return true;
  report(
    "capability-group-id",
    `knows groups by ${groupId.what}; ${JSON.stringify(group)} is none, so nobody of that group could sign in.`,
    groupId.find,
  );
  return false;
}
