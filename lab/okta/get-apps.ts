import type { CallContext } from "../../providers/host/definition.ts";
import type { PlainMap } from "../../providers/host/value.ts";
import type { OktaSession } from "./context.ts";
import type { OktaApp } from "./world.ts";

/** `okta:index/getApps:getApps`: every application that passes the filters; none is an answer, too. */
export async function getApps(args: PlainMap, { config }: CallContext<OktaSession>): Promise<PlainMap> {
  const { activeOnly, label, q } = args;
  const begins = (app: OktaApp) =>
    String(app.settings.label).toLowerCase().startsWith(String(q).toLowerCase());
  const found = config.api.apps
    .list()
    .filter(({ settings }) => activeOnly !== true || settings.status === "ACTIVE")
    .filter(({ settings }) => !label || settings.label === label)
    .filter((app) => !q || begins(app));
  return { ...args, apps: found.map(described) };
}

function described({ id, name, keys, settings }: OktaApp): PlainMap {
  const created = keys[0]?.created ?? "";
  return {
    id,
    name,
    created,
    lastUpdated: created,
    label: settings.label ?? "",
    status: settings.status ?? "",
    signOnMode: "SAML_2_0",
    features: [],
    adminNote: settings.adminNote ?? "",
    enduserNote: settings.enduserNote ?? "",
    visibility: {
      autoLaunch: false,
      autoSubmitToolbar: settings.autoSubmitToolbar ?? false,
      hide: { ios: settings.hideIos ?? false, web: settings.hideWeb ?? false },
    },
  };
}
