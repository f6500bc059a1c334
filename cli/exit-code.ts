import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { calledWrongly } from "./wrong-call.ts";

/** What the tool ends with for an error: 2 where it was called wrongly, else 1. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return error instanceof WebexSsoError && error.code === calledWrongly ? 2 : 1;
}
