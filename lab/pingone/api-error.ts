/** What PingOne's API refuses with, worded as the provider passes it on. */
export class PingOneApiError extends Error {
  override readonly name = "PingOneApiError";

  constructor(code: string, detail: string) {
    super(`Error when calling the PingOne API: ${code}: ${detail}`);
  }
}

/** The answer to the id of something that does not exist. */
export function notFound(kind: string, id: string): PingOneApiError {
  return new PingOneApiError("NOT_FOUND", `Unable to find ${kind} with ID: '${id}': it was not found.`);
}
