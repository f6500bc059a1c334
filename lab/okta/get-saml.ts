import type { CallContext } from "../../providers/host/definition.ts";
import type { PlainMap } from "../../providers/host/value.ts";
import { notFound } from "./api-error.ts";
import type { OktaSession } from "./context.ts";
import { samlOutputs } from "./saml-outputs.ts";
import { samlProperties } from "./saml-properties.ts";
import type { OktaApp } from "./world.ts";

const notAnswered = new Set([
  "acsEndpointsIndices",
  "adminNote",
  "appLinksJson",
  "authenticationPolicy",
  "enduserNote",
  "implicitAssignment",
  "keyName",
  "keyYearsValid",
  "logo",
  "preconfiguredApp",
  "samlVersion",
  "skipAuthenticationPolicy",
]);
const empty: Readonly<Record<string, PlainMap[string]>> = {
  string: "",
  json: "",
  certificate: "",
  boolean: false,
};

/** `okta:app/getSaml:getSaml`: finds an application by its id, its label, or the beginning of its label. */
export async function getSaml(args: PlainMap, { config }: CallContext<OktaSession>): Promise<PlainMap> {
  const app = find(args, config);
  const outputs = samlOutputs(app, {}, config);
  const names = Object.keys(samlProperties).filter((name) => !notAnswered.has(name));
  const settings = names.map((name) => {
    const { kind = "string" } = samlProperties[name] ?? {};
    return [name, outputs[name] ?? empty[kind] ?? []] as const;
  });
  const { keyId = "", name = "", features = [] } = outputs;
  const links = JSON.stringify({ metadata: { href: outputs.metadataUrl ?? "", type: "application/xml" } });
  return {
    activeOnly: true,
    skipGroups: false,
    skipUsers: false,
    ...args,
    ...Object.fromEntries(settings),
    id: app.id,
    keyId,
    name,
    features,
    links,
    groups: [],
    users: [],
  };
}

function find({ id, label, labelPrefix, activeOnly = true }: PlainMap, { api }: OktaSession): OktaApp {
  const start = label || labelPrefix;
  if (!id && !start) {
    throw new Error(
      "invalid SAML app filters: you must provide either a 'label_prefix', 'id', or 'label' for application search",
    );
  }
  if (id) {
    const app = api.apps.get(String(id));
    if (app === undefined) {
      throw new Error(`failed get app by ID: ${notFound(String(id), "AppInstance").message}`);
    }
    return app;
  }
  const first = api.apps.list().find(({ settings }) => {
    const isEligible = activeOnly !== true || settings.status === "ACTIVE";
    return isEligible && String(settings.label).toLowerCase().startsWith(String(start).toLowerCase());
  });
  if (first === undefined) {
    const filter = `id: "", label: "${String(label ?? "")}", label_prefix: "${String(labelPrefix ?? "")}"`;
    throw new Error(`no SAML application found with provided filter: ${filter}`);
  }
  // The service searches for beginnings and the provider takes the first hit, whatever follows it.
  if (label && first.settings.label !== label) {
    throw new Error(`no SAML application found with the provided label: ${String(label)}`);
  }
  return first;
}
