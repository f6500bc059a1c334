/** What Okta's API refuses with, worded as the provider passes it on. */
export class OktaApiError extends Error {
  override readonly name = "OktaApiError";

  constructor(summary: string, cause?: string) {
    super(
      `the API returned an error: ${summary}${cause === undefined ? "" : `. Causes: errorSummary: ${cause}`}`,
    );
  }
}

/** The answer to the id of something that does not exist. */
export function notFound(id: string, kind: string): OktaApiError {
  return new OktaApiError(`Not found: Resource not found: ${id} (${kind})`);
}
