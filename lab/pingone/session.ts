import type { ResourceDefinition } from "../../providers/host/definition.ts";
import type { PlainMap } from "../../providers/host/value.ts";
import { ApplicationsApi } from "./applications-api.ts";
import { CertificatesApi } from "./certificates-api.ts";
import type { EnvironmentStore } from "./environment-store.ts";
import { MappingsApi } from "./mappings-api.ts";

/** What a connection of the engine works with. */
export interface PingOneSession {
  readonly region: string;
  environment(id: string): EnvironmentStore;
}

/** A resource of the stand-in. */
export type PingOneResource = ResourceDefinition<PingOneSession>;

/** The API of the environment that a resource names. */
export function apiOf(session: PingOneSession, { environmentId }: PlainMap) {
  return environmentApi(session.environment(String(environmentId)));
}

/** The part of PingOne's API that the provider uses, in one environment. */
export function environmentApi(environment: EnvironmentStore) {
  return {
    applications: new ApplicationsApi(environment),
    mappings: new MappingsApi(environment),
    certificates: new CertificatesApi(environment),
  };
}

/** The parts of an import identifier, refused with the provider's words when they are not so many. */
export function importIds(id: string, labels: readonly string[]): readonly string[] {
  const parts = id.split("/");
  if (parts.length === labels.length) return parts;
  throw new Error(
    `Unexpected Import Identifier: Invalid import ID specified (".*"). The ID should be in the format "${labels.join("/")}".`,
  );
}
