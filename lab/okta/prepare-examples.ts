import type { OktaOrgConsole } from "./org.ts";

/** Whom the examples let in. The stand-in numbers what it makes, so the order decides the identifiers. */
const groups = ["Webex users", "Example Customer One", "Example Customer Two"];

/** Makes the groups that the example tenants name. */
export function prepareExamples(org: OktaOrgConsole): void {
  const known = org.groups.list().map(({ name }) => name);
  for (const name of groups) if (!known.includes(name)) org.groups.add(name);
}
