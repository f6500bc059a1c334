import type { PlainMap } from "../../providers/host/value.ts";
import { notFound } from "./api-error.ts";
import { refuseApplication } from "./application-validation.ts";
import { type EnvironmentStore, newId } from "./environment-store.ts";
import type { PingOneApp, PingOneEnvironment } from "./world.ts";

const kind = "Application";

/** PingOne's API for applications, as far as the provider uses it. */
export class ApplicationsApi {
  readonly #environment: EnvironmentStore;

  constructor(environment: EnvironmentStore) {
    this.#environment = environment;
  }

  list(): PingOneApp[] {
    return this.#environment.read().applications;
  }

  get(id: string): PingOneApp | undefined {
    return this.list().find((application) => application.id === id);
  }

  create(settings: PlainMap): PingOneApp {
    return this.#environment.send("POST applications", (environment) => {
      refuseApplication("", settings, environment);
      const application = { id: newId(environment), settings };
      environment.applications.push(application);
      environment.mappings.push({
        id: newId(environment),
        applicationId: application.id,
        mappingType: "CORE",
        name: "saml_subject",
        value: "${user.id}",
        required: true,
      });
      return application;
    });
  }

  update(id: string, settings: PlainMap): PingOneApp {
    return this.#environment.send(`PUT applications/${id}`, (environment) => {
      const application = existing(environment, id);
      refuseApplication(id, settings, environment);
      return Object.assign(application, { settings });
    });
  }

  delete(id: string): void {
    this.#environment.send(`DELETE applications/${id}`, (environment) => {
      existing(environment, id);
      environment.applications = environment.applications.filter((one) => one.id !== id);
      environment.mappings = environment.mappings.filter(({ applicationId }) => applicationId !== id);
    });
  }
}

function existing({ applications }: PingOneEnvironment, id: string): PingOneApp {
  const application = applications.find((one) => one.id === id);
  if (application === undefined) throw notFound(kind, id);
  return application;
}
