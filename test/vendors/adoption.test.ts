import { describe, expect, test } from "vitest";
import { administrations } from "../../vendors/administrations.ts";
import type { Api, ApiAnswer } from "../../vendors/api.ts";
import { entraConfig } from "../../vendors/entra/config.ts";
import { pingFederateConfig } from "../../vendors/pingfederate/config.ts";
import { pingOneConfig } from "../../vendors/pingone/config.ts";

const entityId = "https://idbroker.webex.com/abc";
const environmentId = "a0000000-0000-4000-8000-000000000001";

/** An API that answers these paths; 404 for all others. */
const apiOf = (answers: Readonly<Record<string, unknown>>): Api => ({
  claims: {},
  get: async (path): Promise<ApiAnswer> =>
    path in answers ? { status: 200, body: answers[path] } : { status: 404, body: {} },
});

describe("Okta", () => {
  const apps = [
    { id: "0oa1", label: "Webex", signOnMode: "SAML_2_0", status: "ACTIVE" },
    { id: "0oa2", label: "Old Webex", signOnMode: "SAML_2_0", status: "INACTIVE" },
    { id: "0oa3", label: "Other", signOnMode: "SAML_2_0", status: "ACTIVE" },
    { id: "0oa4", label: "Webex", signOnMode: "OPENID_CONNECT", status: "ACTIVE" },
  ];

  test("every SAML application for the entity ID, with who may sign in", async () => {
    const found = await administrations.okta.adoption.search(
      { entityId, settings: { kind: "okta" } as never },
      async (lookup) => {
        const { id } = lookup.args;
        if (lookup.token.endsWith("getApps")) return { apps };
        if (lookup.token.endsWith("getSaml")) return { audience: id === "0oa3" ? "https://other" : entityId };
        return { groups: id === "0oa1" ? ["00g1", "00g2"] : [] };
      },
    );
    expect(found).toEqual([
      { id: "0oa1", name: "Webex", whoMaySignIn: "groups 00g1, 00g2" },
      { id: "0oa2", name: "Old Webex", whoMaySignIn: "nobody, it is INACTIVE; no group is assigned" },
    ]);
  });
});

describe("PingFederate", () => {
  const settings = pingFederateConfig.parse({
    kind: "pingfederate",
    mapping: { adapter: "a" },
    signingKey: "k",
  });

  test("the API finds it by its entity ID, whatever its identifier is", async () => {
    const api = apiOf({
      [`/idp/spConnections?entityId=${encodeURIComponent(entityId)}`]: {
        items: [{ id: "p8s", name: "Webex", entityId, active: false }],
      },
    });
    expect(await administrations.pingfederate.adoption.searchApi?.({ entityId, settings }, api)).toEqual([
      { id: "p8s", name: "Webex", whoMaySignIn: "nobody: it is not active" },
    ]);
    await expect(
      administrations.pingfederate.adoption.searchApi?.({ entityId, settings }, apiOf({})),
    ).rejects.toThrow("404");
  });

  test("a connection of that identifier for somebody else is none", async () => {
    const ask = async () => ({ connectionId: "webex-abc", entityId: "https://other" });
    expect(await administrations.pingfederate.adoption.search({ entityId, settings }, ask)).toEqual([]);
  });
});

describe("PingOne", () => {
  const { adoption } = administrations.pingone;
  const settings = pingOneConfig.parse({ kind: "pingone", environmentId, signingKey: environmentId });
  const list = `/environments/${environmentId}/applications`;

  test("the API lists every application, page by page", async () => {
    const api = apiOf({
      [list]: {
        _embedded: { applications: [{ id: "1", name: "Other", spEntityId: "https://other" }] },
        _links: { next: { href: `https://api.pingone.eu/v1${list}?cursor=2` } },
      },
      [`${list}?cursor=2`]: {
        _embedded: {
          applications: [
            {
              id: "2",
              name: "Webex",
              enabled: true,
              spEntityId: entityId,
              accessControl: { group: { groups: [{ id: "g" }] } },
            },
          ],
        },
      },
    });
    expect(await adoption.searchApi?.({ entityId, settings }, api)).toEqual([
      { id: `${environmentId}/2`, name: "Webex", whoMaySignIn: "groups g" },
    ]);
  });

  test("an application alone is one of the tenant's environment", () => {
    expect(adoption.importId?.("2", settings)).toBe(`${environmentId}/2`);
    expect(adoption.importId?.("e/2", settings)).toBe("e/2");
  });

  test("its parts", async () => {
    const api = apiOf({
      [`${list}/2`]: { id: "2", name: "Webex", spVerification: { certificates: [{ id: "c1" }] } },
      [`${list}/2/attributes`]: {
        _embedded: {
          attributes: [
            { id: "m1", name: "saml_subject" },
            { id: "m2", name: "uid" },
          ],
        },
      },
    });
    expect(
      await adoption.parts?.read?.(`${environmentId}/2`, { groups: [], settings: settings as never }, api),
    ).toEqual({
      attributes: { saml_subject: "m1", uid: "m2" },
      certificates: ["c1"],
    });
  });
});

describe("Entra ID", () => {
  const { adoption } = administrations.entra;
  const settings = entraConfig.parse({ kind: "entra", users: ["0e000000-0000-4000-8000-000000000001"] });
  const principal = "/servicePrincipals(appId='client')";
  const answers = (policies: readonly string[], keys: readonly string[]) => ({
    "/applications/object?$select=appId": { appId: "client" },
    [`${principal}/claimsMappingPolicies`]: { value: policies.map((id) => ({ id })) },
    [`${principal}/appRoleAssignedTo?$top=999`]: {
      value: [
        { id: "a1", principalId: "G1" },
        { id: "a2", principalId: "0e000000-0000-4000-8000-000000000001" },
        { id: "a3", principalId: "somebody else" },
      ],
    },
    [`${principal}?$select=keyCredentials`]: {
      keyCredentials: keys.flatMap((keyId) => [
        { keyId, usage: "Verify" },
        { keyId: `${keyId}-private`, usage: "Sign" },
      ]),
    },
  });
  const read = (api: Api) =>
    adoption.parts?.read?.("/applications/object", { groups: ["g1"], settings: settings as never }, api);

  test("policy, certificate, and the assignments of those whom the tenant names", async () => {
    expect(await read(apiOf(answers(["p1"], ["k1"])))).toEqual({
      claimsMappingPolicy: "p1",
      signingCertificates: { first: "k1" },
      assignments: { G1: "a1", "0e000000-0000-4000-8000-000000000001": "a2" },
    });
  });

  test("of several, a person has to say which one counts", async () => {
    expect(await read(apiOf(answers(["p1", "p2"], ["k1", "k2"])))).toEqual({
      assignments: { G1: "a1", "0e000000-0000-4000-8000-000000000001": "a2" },
    });
  });

  test("what Graph refuses is said", async () => {
    await expect(read(apiOf({ "/applications/object?$select=appId": { appId: "client" } }))).rejects.toThrow(
      "404",
    );
  });

  test("none has the identifier", async () => {
    const ask = async () => ({});
    expect(await adoption.search({ entityId, settings }, ask)).toEqual([]);
  });
});

test.each(Object.entries(administrations))(
  "%s says what an identifier looks like, and where it is read",
  (_, { adoption }) => {
    expect(
      adoption.id.words.length * adoption.id.whereToRead.length * adoption.afterwards.length,
    ).toBeGreaterThan(0);
    expect(adoption.id.pattern.test("two words")).toBe(false);
  },
);
