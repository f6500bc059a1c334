import type { Capabilities } from "../capabilities.ts";
import type { Report } from "./report.ts";

/** Whether the identity provider can write a text at all; says so when it cannot. */
export function isWritable(
  what: string,
  text: string,
  { text: accepted }: Capabilities,
  report: Report,
): boolean {
  if (accepted === undefined || accepted.test(text)) return true;
  report(
    "capability-text",
    `cannot write ${what}.`,
    `Leave out the characters that its rules cannot hold; accepted is what matches ${accepted.source}.`,
  );
  return false;
}
