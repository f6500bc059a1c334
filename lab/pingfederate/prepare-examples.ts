import type { PingFederateConsole } from "./console.ts";

const person = ["mail", "uid", "givenName", "sn", "displayName"];

/** Makes the keys, the adapter and the policy contract that the example tenants name. */
export async function prepareExamples(console: PingFederateConsole): Promise<void> {
  await console.addKey("signing-2026");
  await console.addKey("signing-2027");
  console.addAdapter("HTMLFormAdapter", ["username", ...person]);
  console.addPolicyContract("customers", ["subject", ...person]);
}
