import type { Plain, PlainMap } from "../../providers/host/value.ts";
import { createSigningKey, type SigningKey } from "../signing-key.ts";
import { OktaApiError } from "./api-error.ts";
import { validateApp } from "./app-validation.ts";
import { existing, idOf, newId, type OrgStore } from "./org-store.ts";
import type { OktaApp } from "./world.ts";

const path = "/api/v1/apps";
const kind = "AppInstance";
const standardYears = 10;

/** Okta's API for applications, as far as the provider uses it. */
export class AppsApi {
  readonly #org: OrgStore;

  constructor(org: OrgStore) {
    this.#org = org;
  }

  list(): OktaApp[] {
    return this.#org.read().apps;
  }

  get(id: string): OktaApp | undefined {
    return this.list().find((app) => app.id === id);
  }

  async create(settings: PlainMap): Promise<OktaApp> {
    const key = await this.#newKey(standardYears);
    return this.#org.send(`POST ${path}?activate=${settings.status === "ACTIVE"}`, (org) => {
      validateApp(settings);
      const app: OktaApp = {
        id: newId(org, "0oa"),
        name: String(settings.preconfiguredApp ?? customName(this.#org.name, settings.label, org.counter)),
        entityKey: idOf("exk", org.counter),
        embedKey: idOf("aln", org.counter),
        settings,
        keys: [key],
        signingKid: key.kid,
      };
      org.apps.push(app);
      return app;
    });
  }

  update(id: string, settings: PlainMap): OktaApp {
    return this.#org.send(`PUT ${path}/${id}`, (org) => {
      const app = existing(org.apps, id, kind);
      validateApp(settings);
      return Object.assign(app, { settings });
    });
  }

  /** Makes a key and signs with it from now on. */
  async generateKey(id: string, years: number): Promise<OktaApp> {
    const key = await this.#newKey(years);
    return this.#org.send(`POST ${path}/${id}/credentials/keys/generate?validityYears=${years}`, (org) => {
      if (years < 2 || years > 10) {
        throw new OktaApiError(
          "Api validation failed: validityYears",
          "validityYears: must be between 2 and 10",
        );
      }
      const app = existing(org.apps, id, kind);
      return Object.assign(app, { keys: [...app.keys, key], signingKid: key.kid });
    });
  }

  #newKey(years: number): Promise<SigningKey> {
    const { name, now } = this.#org;
    const subject = `C=US, ST=California, L=San Francisco, O=Okta, OU=SSOProvider, CN=${name}, E=info@okta.com`;
    return createSigningKey(subject, years, now());
  }

  /** The service deletes only what is inactive. */
  delete(id: string): void {
    this.#org.send(`POST ${path}/${id}/lifecycle/deactivate`, (org) => {
      const app = existing(org.apps, id, kind);
      app.settings = { ...app.settings, status: "INACTIVE" };
    });
    this.#org.send(`DELETE ${path}/${id}`, (org) => {
      org.apps = org.apps.filter((app) => app.id !== id);
      org.assignments = org.assignments.filter(({ appId }) => appId !== id);
    });
  }
}

/** Unique in the organization, unlike the label. */
function customName(org: string, label: Plain | undefined, counter: number): string {
  const slug = (text: string) => text.toLowerCase().replace(/[^a-z0-9-]/g, "");
  return `${slug(org)}_${slug(String(label))}_${counter}`;
}
