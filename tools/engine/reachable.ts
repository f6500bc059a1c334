/**
 * Asks a site for its head, to learn in a few seconds whether it is worth starting a download.
 *
 * @param timeoutMs for the whole answer.
 * @throws Error that says how the site cannot be reached.
 */
export async function reachable(url: string, timeoutMs: number): Promise<void> {
  const host = new URL(url).host;
  let response: Response;
  try {
    response = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw new Error(`${host} cannot be reached: ${failure(error, timeoutMs)}`, { cause: error });
  }
  if (!response.ok) throw new Error(`${host} answers ${response.status} ${response.statusText}`.trim());
}

function failure(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${timeoutMs / 1000} s`;
  // fetch says only "fetch failed"; what failed is in the cause.
  return error.cause instanceof Error ? error.cause.message : error.message;
}
