import type { SignedRequests } from "../field.ts";

/**
 * What an identity provider asks of requests.
 *
 * @param certificates those that verify them, read only where somebody asks: they may not be known yet.
 */
export function signedRequests(
  isRequired: boolean | undefined,
  certificates: () => readonly unknown[] | undefined,
): SignedRequests {
  if (isRequired !== true) return "optional";
  return (certificates() ?? []).length > 0 ? "required" : "unverifiable";
}
