import type { PingOneConsole } from "./console.ts";

/** Whom the examples let in. The stand-in numbers what it makes, so the order decides the identifiers. */
const groups = ["Webex users", "Example Customer One", "Example Customer Two"];

/** Makes the groups and the key that the example tenants name. */
export async function prepareExamples(console: PingOneConsole): Promise<void> {
  for (const name of groups) console.addGroup(name);
  await console.addKey("b0000000-0000-4000-8000-000000000001");
}
