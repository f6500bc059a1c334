import { OLDEST_VERSION } from "./engine-version.ts";

/**
 * What to tell a user for whom no way works: what was tried, why it failed, and what to install.
 *
 * @param tried one line for each way, in the order in which they were tried.
 */
export function noEngineMessage(tried: readonly string[]): string {
  return `no way to get a Pulumi engine works here. Tried, in this order:
${tried.map((line, index) => `  ${index + 1}. ${line}`).join("\n")}
Install one of these, then run npm run setup again:
  - the Pulumi CLI ${OLDEST_VERSION} or newer: https://www.pulumi.com/docs/install/
  - Go 1.25 or newer, with a Go module proxy that it can reach: https://go.dev/doc/install`;
}
