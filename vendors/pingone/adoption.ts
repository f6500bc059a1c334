import type { Adoption, ExistingTrust } from "../adoption.ts";
import type { Api } from "../api.ts";
import type { PingOneSettings } from "./config.ts";

/** An application as the API has it; what the provider answers is brought into this form. */
interface App {
  readonly id: string;
  readonly name: string;
  readonly enabled?: boolean;
  readonly spEntityId?: string;
  readonly accessControl?: { readonly group?: { readonly groups?: readonly { readonly id: string }[] } };
  readonly spVerification?: { readonly certificates?: readonly { readonly id: string }[] };
}

/** The provider reads an application by its name only; the API lists all of an environment. */
export const pingOneAdoption: Adoption<PingOneSettings> = {
  searchedBy: "the application with the name of the tenant",
  async search({ entityId, settings: { environmentId, label } }, ask) {
    const answer = await ask({
      package: "pingone",
      token: "pingone:index/getApplication:getApplication",
      args: { environmentId, name: label },
      absent: /not found|cannot find|does not exist/i,
    });
    const { samlOptions, accessControlGroupOptions } = answer as {
      readonly samlOptions?: { readonly spEntityId?: string };
      readonly accessControlGroupOptions?: { readonly groups?: readonly string[] };
    };
    if (samlOptions?.spEntityId !== entityId) return [];
    const groups = accessControlGroupOptions?.groups?.map((id) => ({ id }));
    const app = { ...answer, ...(groups && { accessControl: { group: { groups } } }) } as unknown as App;
    return [described(app, environmentId)];
  },
  async searchApi({ entityId, settings: { environmentId } }, api) {
    const apps = await list<App>(api, `/environments/${environmentId}/applications`, "applications");
    return apps.filter((app) => app.spEntityId === entityId).map((app) => described(app, environmentId));
  },
  id: {
    pattern: /^([0-9a-f-]{36}\/)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    words: "<environment>/<application>, or the application's UUID alone",
    whereToRead:
      "In PingOne's console, open Applications > Applications and the application: its overview shows the Client ID, which is the application's identifier.",
  },
  importId: (id, { environmentId }) => (id.includes("/") ? id : `${environmentId}/${id}`),
  parts: {
    key: "existing",
    lists: ["certificates"],
    words:
      "attributes.<name of an attribute>=<identifier of its mapping> (saml_subject among them), certificates=<identifier of a certificate>; docs/pingone.md says how to find them",
    async read(id, _, api) {
      const path = `/environments/${id.replace("/", "/applications/")}`;
      const mappings = await list<App>(api, `${path}/attributes`, "attributes");
      const { status, body } = await api.get(path);
      if (status !== 200) throw new Error(`it answers ${status} to the application`);
      const { certificates = [] } = (body as App).spVerification ?? {};
      return {
        attributes: Object.fromEntries(mappings.map((mapping) => [mapping.name, mapping.id])),
        ...(certificates.length === 0 ? {} : { certificates: certificates.map((one) => one.id) }),
      };
    },
  },
  place: ["pingone:environmentId", "pingone:regionCode"],
  afterwards:
    "webex-sso:import and webex-sso:idp.existing.attributes may go or stay. existing.certificates goes at Webex's next rollover of certificates: then Webex's are uploaded.",
  keeps: [
    { property: /^name$/, key: "label" },
    { property: /^samlOptions\.idpSigningKey/, key: "signingKey" },
    { property: /^value$/, key: "nameId" },
    { property: /^samlOptions\.spVerification/, key: "existing.certificates" },
  ],
};

function described({ id, name, enabled = true, accessControl }: App, environmentId: string): ExistingTrust {
  const groups = accessControl?.group?.groups?.map((group) => group.id);
  const who = groups === undefined ? "everybody in the environment" : `groups ${groups.join(", ") || "none"}`;
  return {
    id: `${environmentId}/${id}`,
    name,
    whoMaySignIn: enabled ? who : `nobody, it is switched off; ${who}`,
  };
}

/** Every page of a list. */
async function list<Item>(api: Api, path: string, name: string): Promise<Item[]> {
  const { status, body } = await api.get(path);
  if (status !== 200) throw new Error(`it answers ${status} to ${path}`);
  const { _embedded, _links } = body as {
    readonly _embedded?: Readonly<Record<string, readonly Item[]>>;
    readonly _links?: { readonly next?: { readonly href: string } };
  };
  const next = _links?.next?.href.replace(/^.*?(?=\/environments\/)/, "");
  return [...(_embedded?.[name] ?? []), ...(next === undefined ? [] : await list<Item>(api, next, name))];
}
