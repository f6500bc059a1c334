import { PartialFailure } from "../../providers/host/partial-failure.ts";
import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { readBack } from "../read-back.ts";
import { withDefaults } from "../with-defaults.ts";
import { checkApplication } from "./application-check.ts";
import { applicationComputed, applicationOutputs, keptApart } from "./application-outputs.ts";
import { applicationProperties } from "./application-properties.ts";
import type { AppChange } from "./applications-api.ts";
import { doing, type EntraResource, pathParts } from "./context.ts";
import { wantedTags } from "./feature-tags.ts";
import { notFound } from "./graph-error.ts";
import { isTemplate } from "./templates.ts";
import type { EntraAppRole } from "./world.ts";

const idOf = (id: string) => pathParts(id, "applications")[0] ?? "";

/** `azuread:index/application:Application`: an application registration. */
export const application: EntraResource = {
  computed: applicationComputed,
  replaceOn: ["templateId"],
  keptWhenUnset: ["featureTags", "tags", "templateId"],
  canonical: (inputs) => canonicalProperties(applicationProperties, inputs),
  check: (inputs, { name }) => ({
    inputs: withDefaults(applicationProperties, inputs),
    failures: checkApplication(inputs, name),
  }),

  async create(inputs, { config: { api } }) {
    const templateId = String(inputs.templateId ?? "");
    if (templateId === "") {
      const app = await doing("Could not create application", () =>
        api.applications.create(settingsOf(inputs), changeOf({}, inputs)),
      );
      return { id: `/applications/${app.id}`, outputs: applicationOutputs(app) };
    }
    if (!isTemplate(templateId))
      throw new Error(
        `Could not find Application Template (Application Template ID: "${templateId}"): ${notFound(templateId).message}`,
      );
    const made = await doing("Could not instantiate application from template", () =>
      api.instantiate(templateId, "TERRAFORM_INSTANTIATE"),
    );
    const id = `/applications/${made.id}`;
    try {
      const app = await doing(`Could not update application with object ID: "${made.id}"`, () =>
        api.applications.update(made.id, settingsOf(inputs), changeOf({}, inputs)),
      );
      return { id, outputs: applicationOutputs(app) };
    } catch (error) {
      // The application exists by now: the state keeps it.
      throw new PartialFailure((error as Error).message, { id, inputs, outputs: applicationOutputs(made) });
    }
  },

  async read(id, { inputs }, { config: { api } }) {
    const app = api.applications.get(idOf(id));
    if (app === undefined) return undefined;
    const outputs = applicationOutputs(app);
    // Without a declaration of either, tags are the vendor's own.
    const { featureTags, tags, ...others } = outputs;
    const told: PlainMap = {
      ...others,
      ...("featureTags" in inputs ? { featureTags: featureTags ?? null } : {}),
      ...("tags" in inputs ? { tags: tags ?? null } : {}),
    };
    return { id, inputs: readBack(applicationProperties, told, inputs), outputs };
  },

  async update(id, olds, news, { config: { api } }) {
    const objectId = idOf(id);
    const app = await doing(`Could not update application with object ID: "${objectId}"`, () =>
      api.applications.update(objectId, settingsOf(news), changeOf(olds.inputs, news)),
    );
    return applicationOutputs(app);
  },

  async delete(id, _, { config: { api } }) {
    await doing(`deleting ${id}`, () => api.applications.delete(idOf(id)));
  },
};

function settingsOf(inputs: PlainMap): PlainMap {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !keptApart.includes(name)));
}

/** The provider sends these only when the program changes them. */
function changeOf(olds: PlainMap, news: PlainMap): AppChange {
  const changed = (name: string) => JSON.stringify(olds[name] ?? []) !== JSON.stringify(news[name] ?? []);
  const list = <Item>(name: string) => (news[name] ?? []) as unknown as Item[];
  const tags = wantedTags(news);
  return {
    ...(changed("identifierUris") ? { identifierUris: list<string>("identifierUris") } : {}),
    ...(changed("appRoles") ? { appRoles: list<EntraAppRole>("appRoles") } : {}),
    ...(changed("owners") ? { owners: list<string>("owners") } : {}),
    ...(tags === undefined ? {} : { tags }),
  };
}
