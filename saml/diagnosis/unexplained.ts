import { type WebexMessageName, webexMessages } from "../webex-message.ts";
import { webexRefusals } from "../webex-refusals.ts";
import type { DiagnosedFinding } from "./diagnosis.ts";
import type { Problem } from "./problem.ts";

/**
 * What Webex has shown, and no finding is a cause of: silence would be taken for approval, although the user was refused.
 *
 * @param shown Webex's messages that were seen.
 */
export function* unexplained(
  shown: readonly WebexMessageName[],
  findings: readonly DiagnosedFinding[],
): Generator<Problem> {
  for (const name of shown) {
    const { text } = webexMessages[name];
    if (findings.some((one) => one.shown?.text === text)) continue;
    const causes = Object.entries(webexRefusals).flatMap(([cause, refusal]) =>
      "message" in refusal && refusal.message === name ? [cause] : [],
    );
    yield {
      code: "diagnosis-unexplained",
      message: `The user saw “${text} …”, in this trace, and nothing that was compared explains it. Webex likely shows it for ${causes.join(", ")}.`,
      fix: "Run this again with what was not compared: --user with an address that Webex knows of the user, --idp-metadata with what was imported in Control Hub, --tenant.",
    };
  }
}
