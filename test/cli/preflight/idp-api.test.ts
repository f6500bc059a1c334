import { afterEach, expect, test } from "vitest";
import type { Claim } from "../../../cli/preflight/claim.ts";
import { readIdpApi } from "../../../cli/preflight/read-idp-api.ts";
import { settingFrom } from "../../../cli/vendor-api/setting-from.ts";
import { administrations } from "../../../vendors/administrations.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";
import { type SeenRequest, type StandInAnswer, startStandInApi } from "./stand-in-api.ts";

let api: Awaited<ReturnType<typeof startStandInApi>> | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

interface Reading {
  readonly kind: VendorKind;
  readonly config: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly groups?: readonly string[];
  readonly expression?: string;
}

async function read(
  answer: (request: SeenRequest, count: number) => StandInAnswer,
  { kind, config, settings = {}, groups = [], expression }: Reading,
) {
  api = await startStandInApi(answer);
  const { title, attributes } = vendors[kind].capabilities;
  const directory = administrations[kind].directory.api;
  const access = administrations[kind].api?.(settingFrom((key) => config[key], {}));
  if (directory === undefined || access === undefined || "unaskable" in access)
    throw new Error(`${kind} has no API`);
  const claim: Claim =
    expression === undefined
      ? { name: "uid", value: "email", expression: attributes.sources.email ?? "" }
      : { name: "uid", expression };
  return readIdpApi(
    { title, api: directory, access, sources: attributes.sources, query: { settings, groups } },
    claim,
    api.connection,
  );
}

const okta = { "okta:orgName": "acme", "okta:baseUrl": "okta.com", "okta:apiToken": "secret-okta" };
const oktaUser = (id: string, email: string | null, status = "ACTIVE") => ({
  id,
  status,
  profile: { login: `${id}@login.example`, email },
});

test("Okta: the members of each group, page by page, each user once", async () => {
  const next = "https://acme.okta.com/api/v1/groups/g1/users?after=2&limit=200";
  const { users, disabled, source } = await read(
    ({ url }) =>
      url.pathname === "/api/v1/groups/g2/users"
        ? { body: [oktaUser("1", "a@a.example"), oktaUser("4", null)] }
        : url.searchParams.has("after")
          ? { body: [oktaUser("3", "c@a.example", "DEPROVISIONED")] }
          : {
              headers: { link: `<${url.href}>; rel="self", <${next}>; rel="next"` },
              body: [oktaUser("1", "a@a.example"), oktaUser("2", "b@a.example")],
            },
    { kind: "okta", config: okta, groups: ["g1", "g2"] },
  );
  expect(users.map(({ where, value, others }) => [where, value, others.userName])).toEqual([
    ["user 1", "a@a.example", "1@login.example"],
    ["user 2", "b@a.example", "2@login.example"],
    ["user 4", "", "4@login.example"],
  ]);
  expect(disabled).toBe(1);
  expect(source).toBe("Okta, members of 2 groups");
  expect(
    api?.seen.map(({ method, authorization, url }) => `${method} ${authorization} ${url.origin}`),
  ).toEqual(Array(3).fill("GET SSWS secret-okta https://acme.okta.com"));
});

test("Okta: an attribute of the profile, and an expression that only Okta can work out", async () => {
  const body = [{ id: "1", status: "ACTIVE", profile: { customMail: " a@a.example " } }];
  const { users } = await read(() => ({ body }), {
    kind: "okta",
    config: okta,
    expression: "user.customMail",
  });
  expect(users[0]?.value).toBe("a@a.example");
  expect(api?.seen[0]?.url.href).toBe("https://acme.okta.com/api/v1/users?limit=200");
  await api?.close();
  await expect(
    read(() => ({ body }), {
      kind: "okta",
      config: okta,
      expression: 'String.substringBefore(user.login, "@")',
    }),
  ).rejects.toThrow(/its API does not show.*--idp-users/s);
  expect(api?.seen).toEqual([]);
});

test("Okta: a token that may not", async () => {
  const refused = read(() => ({ status: 403, body: { errorSummary: "You do not have permission" } }), {
    kind: "okta",
    config: okta,
  });
  await expect(refused).rejects.toThrow(/HTTP 403 \(You do not have permission\).*Read-only Administrator/);
  await expect(refused).rejects.not.toThrow(/secret-okta/);
});

const entra = {
  "azuread:tenantId": "44444444-4444-4444-8444-444444444444",
  "azuread:clientId": "client",
  "azuread:clientSecret": "secret-entra",
};
const graphToken = { access_token: "graph-token" };

test("Entra ID: a token for the client, then the direct members of each group and the users who are named", async () => {
  const next = "https://graph.microsoft.com/v1.0/groups/g1/members/microsoft.graph.user?$skiptoken=2";
  const { users, disabled } = await read(
    ({ url, method }) =>
      method === "POST"
        ? { body: graphToken }
        : url.pathname === "/v1.0/users/u9"
          ? {
              body: {
                id: "9",
                mail: "nine@a.example",
                userPrincipalName: "9@a.example",
                accountEnabled: true,
              },
            }
          : url.searchParams.has("$skiptoken")
            ? {
                body: {
                  value: [{ id: "2", mail: null, userPrincipalName: "b@a.example", accountEnabled: true }],
                },
              }
            : {
                body: {
                  "@odata.nextLink": next,
                  value: [
                    { id: "1", mail: "a@a.example", userPrincipalName: "a@x.example", accountEnabled: true },
                    { id: "3", mail: "c@a.example", userPrincipalName: "c@a.example", accountEnabled: false },
                  ],
                },
              },
    { kind: "entra", config: entra, groups: ["g1"], settings: { users: ["u9"] } },
  );
  expect(users.map(({ id, value, others }) => [id, value, others.userName])).toEqual([
    ["1", "a@a.example", "a@x.example"],
    ["2", "", "b@a.example"],
    ["9", "nine@a.example", "9@a.example"],
  ]);
  expect(disabled).toBe(1);
  const [asked, ...reads] = api?.seen ?? [];
  expect(asked?.url.href).toBe(
    "https://login.microsoftonline.com/44444444-4444-4444-8444-444444444444/oauth2/v2.0/token",
  );
  expect(Object.fromEntries(asked?.form ?? [])).toMatchObject({
    grant_type: "client_credentials",
    client_secret: "secret-entra",
    scope: "https://graph.microsoft.com/.default",
  });
  expect(reads[0]?.url.searchParams.get("$select")).toBe("id,accountEnabled,mail,userPrincipalName");
  expect(reads.map(({ method, authorization }) => `${method} ${authorization}`)).toEqual(
    Array(3).fill("GET Bearer graph-token"),
  );
});

test("Entra ID: an extension attribute, in the cloud of the United States' government", async () => {
  const { users } = await read(
    ({ method }) =>
      method === "POST"
        ? { body: graphToken }
        : {
            body: {
              value: [{ id: "1", onPremisesExtensionAttributes: { extensionAttribute3: "a@a.example" } }],
            },
          },
    {
      kind: "entra",
      config: { ...entra, "azuread:environment": "usgovernment" },
      expression: "user.extensionattribute3",
    },
  );
  expect(users[0]?.value).toBe("a@a.example");
  expect(api?.seen.map(({ url }) => url.origin)).toEqual([
    "https://login.microsoftonline.us",
    "https://graph.microsoft.us",
  ]);
});

test("Entra ID: a client whose secret has ended", async () => {
  const said = "AADSTS7000222: The provided client secret keys are expired.";
  await expect(
    read(() => ({ status: 401, body: { error: "invalid_client", error_description: said } }), {
      kind: "entra",
      config: entra,
    }),
  ).rejects.toThrow(/401 invalid_client: AADSTS7000222.*Check the client and its secret/);
});

const pingone = {
  "pingone:clientId": "client",
  "pingone:clientSecret": "secret-ping",
  "pingone:environmentId": "worker-environment",
  "pingone:regionCode": "EU",
};

test("PingOne: the users of the tenant's environment, by the client of the worker's", async () => {
  const next = "https://api.pingone.eu/v1/environments/users-environment/users?cursor=2";
  const { users, disabled } = await read(
    ({ url, method }) =>
      method === "POST"
        ? { body: { access_token: "ping-token" } }
        : url.searchParams.has("cursor")
          ? {
              body: {
                _embedded: { users: [{ id: "2", email: "b@a.example", username: "b", enabled: false }] },
              },
            }
          : {
              body: {
                _links: { next: { href: next } },
                _embedded: {
                  users: [{ id: "1", email: "a@a.example", username: "a@x.example", enabled: true }],
                },
              },
            },
    { kind: "pingone", config: pingone, groups: ["g1"], settings: { environmentId: "users-environment" } },
  );
  expect(users).toEqual([
    { id: "1", where: "user 1", value: "a@a.example", others: { userName: "a@x.example" } },
  ]);
  expect(disabled).toBe(1);
  const [asked, first] = api?.seen ?? [];
  expect(asked?.url.href).toBe("https://auth.pingone.eu/worker-environment/as/token");
  expect(asked?.authorization).toBe(`Basic ${Buffer.from("client:secret-ping").toString("base64")}`);
  expect(first?.url.searchParams.get("filter")).toBe('memberOfGroups[id eq "g1"]');
});

test("PingOne: a token endpoint without a token", async () => {
  await expect(
    read(() => ({ body: {} }), { kind: "pingone", config: pingone, settings: { environmentId: "e" } }),
  ).rejects.toThrow("gives no token");
});
