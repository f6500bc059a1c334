import type { RefusalCause } from "../../webex-refusals.ts";
import type { Place, Problem } from "../problem.ts";

/** What to do with a message that no identity provider writes. */
export const startOver =
  "Do not use this message: sign in again. If it comes again, find out what stands between the identity provider and the browser (a proxy, an extension), and treat it as an attack until you know.";

/** Something that somebody has done to a message; Webex can only call its signature wrong. */
export function tampering(
  code: Problem["code"],
  message: string,
  place: Place,
  cause: RefusalCause = "sign-in-other-key",
): Problem {
  return { code, message, place, fix: startOver, cause };
}
