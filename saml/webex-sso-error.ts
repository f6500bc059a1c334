import type { Finding } from "./finding.ts";

/**
 * The one error class of the project. Its message is complete: place, value, what is accepted, what to do.
 *
 * @example throw new WebexSsoError("tenant-invalid", "acme: 2 problems …", { findings })
 */
export class WebexSsoError extends Error {
  override readonly name = "WebexSsoError";
  readonly code: string;
  readonly findings: readonly Finding[];

  constructor(
    code: string,
    message: string,
    options: { readonly cause?: unknown; readonly findings?: readonly Finding[] } = {},
  ) {
    super(message, "cause" in options ? { cause: options.cause } : {});
    this.code = code;
    this.findings = options.findings ?? [];
  }
}
