import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { listAt, mapAt } from "../plain.ts";
import { readBack } from "../read-back.ts";
import { checkApplication } from "./application-check.ts";
import { applicationProperties } from "./application-properties.ts";
import { apiOf, importIds, type PingOneResource } from "./session.ts";
import type { PingOneApp } from "./world.ts";

/** `pingone:index/application:Application`. */
export const application: PingOneResource = {
  replaceOn: ["environmentId", "samlOptions.type"],
  canonical: (inputs) => canonicalProperties(applicationProperties, inputs),
  check(inputs, { name, olds }) {
    const named: PlainMap = { name: olds.name ?? name, ...inputs };
    return { inputs: named, failures: checkApplication(named, name) };
  },
  async create(inputs, { config }) {
    const made = apiOf(config, inputs).applications.create(settingsOf(inputs));
    return { id: made.id, outputs: applicationOutputs(made, inputs) };
  },
  async read(id, { inputs, outputs }, { config }) {
    const environmentId = { ...outputs, ...inputs }.environmentId;
    const [environment = "", application = ""] =
      environmentId === undefined
        ? importIds(id, ["environment_id", "application_id"])
        : [String(environmentId), id];
    const identity = { environmentId: environment };
    const found = apiOf(config, identity).applications.get(application);
    if (found === undefined) return undefined;
    const actual = applicationOutputs(found, identity);
    return { id: found.id, inputs: readBack(applicationProperties, actual, inputs), outputs: actual };
  },
  async update(id, _, news, { config }) {
    return applicationOutputs(apiOf(config, news).applications.update(id, settingsOf(news)), news);
  },
  async delete(id, { inputs, outputs }, { config }) {
    apiOf(config, { ...outputs, ...inputs }).applications.delete(id);
  },
};

/** An application as the provider's state holds it. */
export function applicationOutputs({ settings }: PingOneApp, { environmentId = null }: PlainMap): PlainMap {
  return { enabled: false, hiddenFromAppPortal: false, ...settings, environmentId };
}

/** The provider keeps the ACS URLs as a set of Terraform's: the service gets them in the order of their code points. */
function settingsOf({ environmentId: _, ...inputs }: PlainMap): PlainMap {
  const saml = mapAt(inputs, "samlOptions");
  return { ...inputs, samlOptions: { ...saml, acsUrls: listAt(saml, "acsUrls").toSorted() } };
}
