import type { RefusalCause } from "../../webex-refusals.ts";
import type { Expectation } from "../expectation.ts";
import type { Place, Problem } from "../problem.ts";
import type { SamlMessage } from "../read/message.ts";

/** Looks at one thing of a message, and yields everything that is wrong with it. */
export type Check = (message: SamlMessage, expectation: Expectation) => Iterable<Problem>;

/** A problem for which Webex refuses. */
export function refusal(cause: RefusalCause, message: string, place?: Place, fix?: string): Problem {
  return {
    code: cause,
    message,
    ...(place === undefined ? {} : { place }),
    ...(fix === undefined ? {} : { fix }),
  };
}
