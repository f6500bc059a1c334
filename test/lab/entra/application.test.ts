import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { customTemplate, type EntraFixture, entityId, entraFixture, urns } from "./fixture.ts";

let fixture: EntraFixture;
beforeEach(async () => {
  fixture = await entraFixture();
});
afterEach(() => fixture.close());

const template = { displayName: "Webex", templateId: customTemplate };
const unverified = (uri: string) =>
  `Values of identifierUris property must use a verified domain of the organization or its subdomain: '${uri}'`;

describe("an application of the custom template", () => {
  test("brings a service principal, two roles and an owner that nobody asked for", async () => {
    const { id, outputs } = await fixture.create(urns.application, template);
    expect(id).toMatch(/^\/applications\/[0-9a-f-]{36}$/);
    expect(outputs).toMatchObject({
      displayName: "Webex",
      owners: [expect.any(String)],
      appRoles: [{ displayName: "User" }, { displayName: "msiam_access" }],
    });
    expect(fixture.directory.servicePrincipals.list()).toMatchObject([{ appId: outputs.clientId }]);
    const second = fixture.create(urns.servicePrincipal, { clientId: outputs.clientId ?? null });
    await expect(second).rejects.toThrow("already exists");
  });

  test("would lose them in the next update after a refresh, unless they are ignored", async () => {
    const { id, inputs, outputs } = await fixture.create(urns.application, template);
    const read = await fixture.client.read(urns.application, id, inputs, outputs);
    expect(read.outputs).toEqual(outputs);
    const { paths } = await fixture.client.diff(urns.application, read.inputs, inputs, read.outputs);
    expect(Object.keys(paths).sort()).toEqual(["appRoles", "owners"]);
  });

  test("does not change with what is declared again", async () => {
    const declared = {
      ...template,
      api: { mappedClaimsEnabled: true },
      web: {
        redirectUris: ["https://b.example/acs", "https://a.example/acs"],
        logoutUrl: "https://a.example",
      },
    };
    const { inputs, outputs } = await fixture.create(urns.application, declared);
    const again = {
      ...inputs,
      web: { ...declared.web, redirectUris: [...declared.web.redirectUris].reverse() },
    };
    expect((await fixture.client.diff(urns.application, inputs, again, outputs)).paths).toEqual({});
  });
});

describe("an identifier on a foreign domain", () => {
  const identify = (applicationId: string, identifierUri = entityId) =>
    fixture.create(urns.identifierUri, { applicationId, identifierUri });

  test("is refused before the service principal's mode is saml, as a resource and as a property", async () => {
    const { id } = await fixture.create(urns.application, template);
    await expect(identify(id)).rejects.toThrow(unverified(entityId));
    const partial = fixture.create(urns.application, { ...template, identifierUris: [entityId] });
    await expect(partial).rejects.toThrow(unverified(entityId));
    // The instantiated application is there all the same, and the state keeps its id.
    expect(fixture.directory.applications.list()).toHaveLength(2);
    await expect(
      fixture.create(urns.application, { displayName: "plain", identifierUris: [entityId] }),
    ).rejects.toThrow(unverified(entityId));
  });

  test("is accepted afterwards, once, and only there", async () => {
    const { application } = await fixture.createPair();
    const { id, inputs, outputs } = await identify(application.id);
    expect(id).toBe(`${application.id}/identifierUris/${Buffer.from(entityId).toString("base64")}`);
    expect(await fixture.client.read(urns.identifierUri, id)).toEqual({ id, inputs, outputs });
    await expect(identify(application.id)).rejects.toThrow("needs to be imported into the State");
    const other = await fixture.createPair("Other");
    await expect(identify(other.application.id)).rejects.toThrow(
      "Another object with the same value for property identifierUris already exists.",
    );
    await fixture.client.delete(urns.identifierUri, id, { inputs, outputs });
    expect(fixture.directory.applications.list()[0]?.identifierUris).toEqual([]);
  });

  test.each(["https://login.example.onmicrosoft.com/webex", "api://webex"])("unlike %s", async (uri) => {
    const { id } = await fixture.create(urns.application, template);
    expect((await identify(id, uri)).id).toContain("/identifierUris/");
  });
});

test.each([
  ["without a name", { displayName: "" }, "to not be an empty string"],
  ["of a template that is none", { displayName: "x", templateId: entityId }, "to be a valid UUID"],
  [
    "of a template that does not exist",
    { displayName: "x", templateId: "00000000-0000-4000-8000-000000000000" },
    "Could not find Application Template",
  ],
  ["with a property that is none", { displayName: "x", nonsense: 1 }, "Invalid or unknown key"],
  [
    "with an ACS that is no URL",
    { displayName: "x", web: { redirectUris: ["acs"] } },
    'URI has no host for "redirect_uris"',
  ],
  [
    "with an ACS without a path",
    { displayName: "x", web: { redirectUris: ["https://a.example"] } },
    "URI must have a trailing slash when there is no path segment",
  ],
  [
    "with a logout URL that is too long",
    { displayName: "x", web: { logoutUrl: `https://a.example/${"x".repeat(250)}` } },
    'URL must be 255 characters or less for "logout_url"',
  ],
])("an application %s is refused", async (_, declared, message) => {
  await expect(fixture.create(urns.application, declared)).rejects.toThrow(message);
  expect(fixture.directory.applications.list()).toEqual([]);
});

test.each([
  ["without a directory", { clientId: "c", clientSecret: "s" }, "tenant ID must be configured"],
  ["without credentials", { tenantId: "t" }, "please run 'az login'"],
])("a provider %s cannot work", async (_, config, message) => {
  await expect(fixture.client.configure(config)).rejects.toThrow(message);
});

test("a directory sees nothing of another one, and the state outlives the process", async () => {
  const { id } = await fixture.create(urns.application, template);
  expect(fixture.lab.directory("another").applications.list()).toEqual([]);
  const second = await entraFixture({ stateFile: fixture.stateFile });
  expect((await second.client.read(urns.application, id)).id).toBe(id);
  second.close();
});
