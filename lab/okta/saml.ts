import { PartialFailure } from "../../providers/host/partial-failure.ts";
import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { readBack } from "../read-back.ts";
import { withDefaults } from "../with-defaults.ts";
import { doing, type OktaResource, type OktaSession } from "./context.ts";
import { refuseIncomplete, refuseStatements } from "./saml-apply-check.ts";
import { checkSaml } from "./saml-check.ts";
import { samlComputed, samlOutputs } from "./saml-outputs.ts";
import { samlProperties } from "./saml-properties.ts";
import type { OktaApp } from "./world.ts";

const newKeyFailed = "failed to create new certificate for SAML application";

/** `okta:app/saml:Saml`: an application that trusts a SAML service provider. */
export const saml: OktaResource = {
  computed: samlComputed,
  replaceOn: ["preconfiguredApp"],
  keptWhenUnset: [
    "appLinksJson",
    "appSettingsJson",
    "authenticationPolicy",
    "logo",
    "preconfiguredApp",
    "userNameTemplatePushStatus",
  ],
  canonical: (inputs) => canonicalProperties(samlProperties, inputs),
  deployed: ({ inputs, outputs: { acsEndpoints = null } }) => ({ acsEndpoints, ...inputs }),
  check: (inputs, { name }) => ({
    inputs: withDefaults(samlProperties, inputs),
    failures: checkSaml(inputs, name),
  }),

  async create(inputs, { config }) {
    refuseStatements(inputs);
    const app = await doing("failed to create SAML application", () => {
      refuseIncomplete(inputs);
      return config.api.apps.create(inputs);
    });
    const signed = inputs.keyName ? await newKey(app, inputs, config) : app;
    return { id: app.id, outputs: writtenOutputs(signed, inputs, config) };
  },

  async read(id, { inputs, outputs }, { config }) {
    const appId = id.split("/")[0] ?? id;
    const app = config.api.apps.get(appId);
    if (app === undefined) return undefined;
    const actual = samlOutputs(app, inputs, config);
    return {
      id: appId,
      inputs: readBack(samlProperties, declarable(actual, inputs), inputs),
      outputs: { ...outputsKept(outputs), ...actual },
    };
  },

  async update(id, olds, news, { config }) {
    refuseStatements(news);
    const app = await doing("failed to update SAML application", async () => {
      refuseIncomplete(news);
      return config.api.apps.update(id, news);
    });
    const hasNewKeyName = news.keyName && news.keyName !== olds.inputs.keyName;
    return writtenOutputs(hasNewKeyName ? await newKey(app, news, config) : app, news, config);
  },

  async delete(id, _, { config }) {
    doing("failed to delete SAML application", () => config.api.apps.delete(id));
  },
};

/** After a write the state has the endpoints twice: as they were declared and as they were read back. */
function writtenOutputs(app: OktaApp, inputs: PlainMap, config: OktaSession): PlainMap {
  const { acsEndpointsIndices } = inputs;
  const outputs = samlOutputs(app, inputs, config);
  return acsEndpointsIndices === undefined ? outputs : { ...outputs, acsEndpointsIndices };
}

/** The application exists by now: when this step fails the state has to keep it. */
async function newKey(app: OktaApp, inputs: PlainMap, config: OktaSession): Promise<OktaApp> {
  try {
    return await doing(newKeyFailed, () =>
      config.api.apps.generateKey(app.id, Number(inputs.keyYearsValid ?? 0)),
    );
  } catch (error) {
    const { message } = error as Error;
    throw new PartialFailure(message, { id: app.id, inputs, outputs: writtenOutputs(app, inputs, config) });
  }
}

/** What the vendor fills in is no input that a refresh should claim the program said. */
function declarable(actual: PlainMap, declared: PlainMap): PlainMap {
  const isImport = Object.keys(declared).length === 0;
  const filledIn = ["appLinksJson", "appSettingsJson", "authenticationPolicy"];
  const hidden = isImport ? filledIn : [...filledIn, "preconfiguredApp"];
  return Object.fromEntries(
    Object.entries(actual).filter(([name]) => !hidden.includes(name) || name in declared),
  );
}

/** An inactive application publishes nothing; the state then keeps what it knew. */
function outputsKept(outputs: PlainMap): PlainMap {
  const kept = Object.entries(outputs).filter(([name]) => samlComputed.includes(name));
  return Object.fromEntries(kept);
}
