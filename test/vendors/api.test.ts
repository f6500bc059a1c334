import { expect, test } from "vitest";
import { openApi } from "../../cli/vendor-api/open-api.ts";
import { administrations } from "../../vendors/administrations.ts";
import type { ApiAccess, ApiAnswer, ApiRequest, ProviderSetting } from "../../vendors/api.ts";

const settingOf =
  (values: Readonly<Record<string, string>>): ProviderSetting =>
  (key, ...variables) =>
    [key, ...variables].map((name) => values[name]).find((one) => one !== undefined);

/** What is sent to sign in and then to ask for `/x`. */
async function requests(
  access: ApiAccess,
  token: ApiAnswer = { status: 200, body: { access_token: "token" } },
) {
  if ("unaskable" in access) throw new Error(access.unaskable);
  const sent: ApiRequest[] = [];
  const api = await openApi(access, async (request) => {
    sent.push(request);
    return request.method === "POST" ? token : { status: 200, body: {} };
  });
  await api.get("/x");
  return sent;
}

test("Okta: an API token as SSWS, an access token as a bearer", async () => {
  const org = { "okta:orgName": "acme", "okta:baseUrl": "oktapreview.com" };
  expect(
    await requests(administrations.okta.api?.(settingOf({ ...org, OKTA_API_TOKEN: "t" })) as ApiAccess),
  ).toEqual([{ url: "https://acme.oktapreview.com/x", headers: { authorization: "SSWS t" } }]);
  expect(
    await requests(administrations.okta.api?.(settingOf({ ...org, "okta:accessToken": "a" })) as ApiAccess),
  ).toEqual([{ url: "https://acme.oktapreview.com/x", headers: { authorization: "Bearer a" } }]);
});

test("Entra ID: a token of the right cloud, whose claims say the rights", async () => {
  const access = administrations.entra.api?.(
    settingOf({
      "azuread:tenantId": "t1",
      "azuread:clientId": "c1",
      ARM_CLIENT_SECRET: "s&1",
      "azuread:environment": "usgovernment",
    }),
  ) as ApiAccess;
  const payload = Buffer.from(JSON.stringify({ roles: ["Application.ReadWrite.All"] })).toString("base64url");
  const sent = await requests(access, { status: 200, body: { access_token: `a.${payload}.b` } });
  expect(sent.map(({ url }) => url)).toEqual([
    "https://login.microsoftonline.us/t1/oauth2/v2.0/token",
    "https://graph.microsoft.us/v1.0/x",
  ]);
  expect(new URLSearchParams(sent[0]?.body).get("client_secret")).toBe("s&1");
  if ("unaskable" in access) throw new Error("askable");
  const api = await openApi(access, async () => ({ status: 200, body: { access_token: `a.${payload}.b` } }));
  const results = (administrations.entra.rights ?? [])
    .filter(({ path }) => path === undefined)
    .map(({ name, judge }) => [name, judge?.({ status: 200, body: {} }, api).result]);
  expect(results).toEqual([
    ["create and change applications", "ok"],
    ["claims mapping policies", "warning"],
    ["assign groups and users", "warning"],
  ]);
});

test("PingFederate: basic authentication, and the header without which it refuses", async () => {
  const host = { "pingfederate:httpsHost": "https://pf.example.com:9999/" };
  const account = { "pingfederate:username": "u", "pingfederate:password": "p" };
  expect(
    await requests(administrations.pingfederate.api?.(settingOf({ ...host, ...account })) as ApiAccess),
  ).toEqual([
    {
      url: "https://pf.example.com:9999/pf-admin-api/v1/x",
      headers: { "x-xsrf-header": "PingFederate", authorization: "Basic dTpw" },
    },
  ]);
  const client = {
    "pingfederate:clientId": "c",
    "pingfederate:clientSecret": "s",
    "pingfederate:tokenUrl": "https://as.example.com/token",
    "pingfederate:scopes": '["email","openid"]',
  };
  const [token] = await requests(
    administrations.pingfederate.api?.(settingOf({ ...host, ...client })) as ApiAccess,
  );
  expect(token).toMatchObject({
    url: "https://as.example.com/token",
    body: expect.stringContaining("email+openid"),
  });
});

test("PingOne: a token of the worker's environment and region", async () => {
  const worker = { "pingone:clientId": "c", "pingone:clientSecret": "s", "pingone:environmentId": "e" };
  const sent = await requests(
    administrations.pingone.api?.(settingOf({ ...worker, "pingone:regionCode": "AP" })) as ApiAccess,
  );
  expect(sent.map(({ url }) => url)).toEqual([
    "https://auth.pingone.asia/e/as/token",
    "https://api.pingone.asia/v1/x",
  ]);
});

test("a refused secret is said in the server's words, and is not quoted", async () => {
  const access = administrations.pingone.api?.(
    settingOf({
      "pingone:clientId": "c",
      "pingone:clientSecret": "canary",
      "pingone:environmentId": "e",
      "pingone:regionCode": "EU",
    }),
  ) as ApiAccess;
  const refusal = requests(access, {
    status: 401,
    body: { error: "invalid_client", error_description: "Bad secret" },
  });
  await expect(refusal).rejects.toThrow(
    "https://auth.pingone.eu/e/as/token gives no token: it answers 401 invalid_client: Bad secret",
  );
  await expect(refusal).rejects.not.toThrow("canary");
});

test.each([
  ["okta", {}, "okta:orgName is not set"],
  ["okta", { "okta:orgName": "acme" }, "Neither okta:apiToken nor okta:accessToken"],
  ["entra", { "azuread:environment": "mars" }, "azuread:environment is mars"],
  ["entra", { "azuread:tenantId": "t" }, "Only a client with a secret"],
  ["pingfederate", {}, "pingfederate:httpsHost is not set."],
  ["pingfederate", { "pingfederate:httpsHost": "https://pf" }, "The stack has no account"],
  ["pingone", { "pingone:regionCode": "XX" }, "pingone:regionCode is XX"],
  ["pingone", { "pingone:regionCode": "EU" }, "The stack has no account"],
] as const)("%s cannot be asked: %o", (kind, values, words) => {
  expect(administrations[kind].api?.(settingOf(values as Record<string, string>))).toEqual({
    unaskable: expect.stringContaining(words),
  });
});

test("an address of another host gets no token", async () => {
  const sent: string[] = [];
  const authorization = "Bearer canary";
  const api = await openApi(
    { base: "https://acme.okta.com", authorize: async () => ({ authorization }) },
    async ({ url }) => {
      sent.push(url);
      return { status: 200, body: {} };
    },
  );
  await api.get("https://acme.okta.com/api/v1/users?after=2");
  for (const elsewhere of [
    "https://evil.example/api",
    "http://acme.okta.com/",
    "https://acme.okta.com:444/",
    "users",
  ])
    await expect(api.get(elsewhere)).rejects.toThrow("the account is for https://acme.okta.com");
  expect(sent).toEqual(["https://acme.okta.com/api/v1/users?after=2"]);
});
