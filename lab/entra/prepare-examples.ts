import type { EntraDirectoryConsole } from "./directory.ts";

/** The directory of the examples. */
export const exampleTenantId = "44444444-4444-4444-8444-444444444444";

/** Whom the examples let in. The stand-in numbers what it makes, so the order decides the identifiers. */
const groups = ["Webex users", "Example Customer One", "Example Customer Two"];

/** Makes the groups that the example tenants name. */
export function prepareExamples(directory: EntraDirectoryConsole): void {
  const known = directory.principals.list().map(({ displayName }) => displayName);
  for (const name of groups) if (!known.includes(name)) directory.principals.add("Group", name);
}
