import { notFound, PingOneApiError } from "./api-error.ts";
import { type EnvironmentStore, newId } from "./environment-store.ts";
import type { PingOneMapping } from "./world.ts";

type Fields = Pick<PingOneMapping, "name" | "value" | "required">;

/** PingOne's API for the attributes of an application, as far as the provider uses it. */
export class MappingsApi {
  readonly #environment: EnvironmentStore;

  constructor(environment: EnvironmentStore) {
    this.#environment = environment;
  }

  list(applicationId: string): PingOneMapping[] {
    return this.#environment.read().mappings.filter((mapping) => mapping.applicationId === applicationId);
  }

  get(applicationId: string, id: string): PingOneMapping | undefined {
    return this.list(applicationId).find((mapping) => mapping.id === id);
  }

  create(applicationId: string, fields: Fields): PingOneMapping {
    return this.#environment.send(`POST applications/${applicationId}/attributes`, (environment) => {
      if (!environment.applications.some(({ id }) => id === applicationId))
        throw notFound("Application", applicationId);
      if (environment.mappings.some((one) => one.applicationId === applicationId && one.name === fields.name))
        throw new PingOneApiError(
          "INVALID_DATA",
          `name: '${fields.name}' exists already: it must be unique in the application.`,
        );
      const mapping = { id: newId(environment), applicationId, mappingType: "CUSTOM" as const, ...fields };
      environment.mappings.push(mapping);
      return mapping;
    });
  }

  update(applicationId: string, id: string, fields: Fields): PingOneMapping {
    return this.#environment.send(`PUT applications/${applicationId}/attributes/${id}`, ({ mappings }) => {
      const mapping = mappings.find((one) => one.id === id);
      if (mapping === undefined) throw notFound("Attribute", id);
      return Object.assign(mapping, fields);
    });
  }

  delete(applicationId: string, id: string): void {
    this.#environment.send(`DELETE applications/${applicationId}/attributes/${id}`, (environment) => {
      environment.mappings = environment.mappings.filter((one) => one.id !== id);
    });
  }
}
