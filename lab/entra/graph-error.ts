/** What Microsoft Graph refuses with, worded as the provider passes it on. */
export class GraphError extends Error {
  override readonly name = "GraphError";

  constructor(status: "400 Bad Request" | "404 Not Found", code: string, message: string) {
    super(`unexpected status ${status.slice(0, 3)} (${status}) with error: ${code}: ${message}`);
  }
}

/** A request that Graph understands and does not accept. */
export function badRequest(message: string): GraphError {
  return new GraphError("400 Bad Request", "Request_BadRequest", message);
}

/** The answer to the id of something that does not exist. */
export function notFound(id: string): GraphError {
  return new GraphError(
    "404 Not Found",
    "Request_ResourceNotFound",
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}
