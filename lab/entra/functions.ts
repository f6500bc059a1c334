import type { CallContext } from "../../providers/host/definition.ts";
import { isMap, type PlainMap } from "../../providers/host/value.ts";
import { applicationOutputs } from "./application-outputs.ts";
import type { EntraSession } from "./context.ts";
import { servicePrincipalOutputs } from "./service-principal-outputs.ts";
import type { EntraApp, EntraServicePrincipal } from "./world.ts";

type Invoked = (args: PlainMap, context: CallContext<EntraSession>) => Promise<PlainMap>;

/** `azuread:index/getApplication:getApplication`: exactly one application, by one of its names. */
export const getApplication: Invoked = async (args, { config: { api } }) => {
  const apps = api.applications.list();
  const { objectId, clientId, displayName, identifierUri } = args;
  if (objectId) {
    const app = apps.find(({ id }) => id === objectId);
    if (app === undefined) throw new Error(`Application with object ID "${String(objectId)}" was not found`);
    return described(app);
  }
  const [filter, passes] = clientId
    ? [`appId eq '${String(clientId)}'`, (app: EntraApp) => app.appId === clientId]
    : displayName
      ? [
          `displayName eq '${String(displayName)}'`,
          (app: EntraApp) => app.settings.displayName === displayName,
        ]
      : [
          `identifierUris/any(uri:uri eq '${String(identifierUri)}')`,
          (app: EntraApp) => app.identifierUris.includes(String(identifierUri)),
        ];
  const found = apps.filter(passes as (app: EntraApp) => boolean);
  const [app, ...others] = found;
  const quoted = JSON.stringify(filter);
  if (app === undefined)
    throw new Error(`Application not found: no applications found matching filter: ${quoted}`);
  if (others.length > 0)
    throw new Error(`Multiple applications found: found multiple applications matching filter: ${quoted}`);
  return described(app);
};

/** `azuread:index/getServicePrincipal:getServicePrincipal`: by object ID, client ID or display name. */
export const getServicePrincipal: Invoked = async (args, { config }) => {
  const found = config.api.servicePrincipals
    .list()
    .find(({ id, appId }) => (args.objectId ? id === args.objectId : appId === args.clientId));
  if (found === undefined) throw new Error("No service principal found: no service principal found");
  const outputs = servicePrincipalOutputs(found, appOf(found, config), {
    tenantId: config.tenantId,
    samlMetadataUrl: config.metadataUrl(found.appId),
  });
  return { ...outputs, id: `/servicePrincipals/${found.id}`, samlSingleSignOns: [], features: [] };
};

/** `azuread:index/getServicePrincipals:getServicePrincipals`: the only list that can be empty. */
export const getServicePrincipals: Invoked = async (args, { config }) => {
  const names = Array.isArray(args.displayNames) ? args.displayNames : [];
  const found = names.flatMap((name) => {
    const matching = config.api.servicePrincipals
      .list()
      .filter((one) => appOf(one, config)?.settings.displayName === name);
    const doing = `Finding service principals with display name: ${JSON.stringify(name)}`;
    if (matching.length > 1)
      throw new Error(`${doing}: more than one service principal returned with this display name`);
    if (matching.length === 0 && args.ignoreMissing !== true)
      throw new Error(`No service principals with display name ${JSON.stringify(name)} were found`);
    return matching;
  });
  return {
    ...args,
    id: `servicePrincipals#${found.length}`,
    clientIds: found.map(({ appId }) => appId),
    displayNames: names,
    objectIds: found.map(({ id }) => id),
  };
};

function appOf({ appId }: EntraServicePrincipal, { api }: EntraSession): EntraApp | undefined {
  return api.applications.list().find((app) => app.appId === appId);
}

/** Lists where the resource has one object. */
function described(app: EntraApp): PlainMap {
  const { web, api, ...outputs } = applicationOutputs(app);
  return {
    ...outputs,
    id: `/applications/${app.id}`,
    webs: isMap(web ?? null) ? [web as PlainMap] : [],
    apis: isMap(api ?? null) ? [api as PlainMap] : [],
  };
}
