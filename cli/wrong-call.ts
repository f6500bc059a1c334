import { WebexSsoError } from "../saml/webex-sso-error.ts";

/** What `wrongCall` is known by. */
export const calledWrongly = "called-wrongly";

/**
 * The tool was called wrongly, in a way that its options cannot see by themselves: exit code 2. A file that the call names,
 * and that cannot be read, is of that kind; what is wrong inside of a file is not (exit code 1).
 */
export function wrongCall(message: string, cause?: unknown): WebexSsoError {
  return new WebexSsoError(calledWrongly, `error: ${message}`, { cause });
}
