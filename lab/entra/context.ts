import type { ResourceDefinition } from "../../providers/host/definition.ts";
import type { EntraApi } from "./api.ts";
import type { EntraConfig } from "./config.ts";

/** What a connection is configured with: the directory, its API, and where its metadata is published. */
export interface EntraSession extends EntraConfig {
  readonly api: EntraApi;
  readonly metadataUrl: (appId: string) => string;
}

/** A resource of the stand-in. */
export type EntraResource = ResourceDefinition<EntraSession>;

/** Runs a request; its failure begins with what the provider was doing, as the provider's messages do. */
export async function doing<Result>(
  action: string,
  request: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await request();
  } catch (error) {
    throw new Error(`${action}: ${(error as Error).message}`);
  }
}

/** The parts of an identifier, which is a path, or the provider's refusal of one that is none. */
export function pathParts(id: string, ...names: readonly string[]): string[] {
  const pattern = new RegExp(`^${names.map((name) => `/${name}/([^/]+)`).join("")}$`);
  const parts = pattern.exec(id);
  if (parts === null)
    throw new Error(
      `parsing the ID ${JSON.stringify(id)}: expected ${names.map((name) => `/${name}/{id}`).join("")}`,
    );
  return parts.slice(1);
}
