import type { ResourceDefinition } from "../../providers/host/definition.ts";
import type { OktaApi } from "./api.ts";
import type { OktaConfig } from "./config.ts";

/** What a connection is configured with: the organization, and its API. */
export interface OktaSession extends OktaConfig {
  readonly api: OktaApi;
}

/** A resource of the stand-in. */
export type OktaResource = ResourceDefinition<OktaSession>;

/** Runs a request; its failure begins with what the provider was doing, as the provider's messages do. */
export function doing<Result>(action: string, request: () => Result): Result {
  const failed = (error: unknown) => {
    throw new Error(`${action}: ${error instanceof Error ? error.message : String(error)}`);
  };
  try {
    const result = request();
    return result instanceof Promise ? (result.catch(failed) as Result) : result;
  } catch (error) {
    return failed(error);
  }
}
