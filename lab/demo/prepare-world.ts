import type { Lab } from "../start.ts";

/** Whom the examples let in. The stand-in numbers what it makes, so the order decides the identifiers. */
const groups = ["Webex users", "Example Customer One", "Example Customer Two"];

/** Makes what an administrator would have made already: the groups that the example tenants name. */
export function prepareWorld({ okta }: Lab): void {
  const org = okta.org("example");
  const known = org.groups.list().map(({ name }) => name);
  for (const name of groups) if (!known.includes(name)) org.groups.add(name);
}
