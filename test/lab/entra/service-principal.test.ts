import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PropertyMap } from "../../../providers/host/value.ts";
import { readIdentityProvider } from "../../../saml/metadata/read-identity-provider.ts";
import { type Created, type EntraFixture, entraFixture, urns, userRole } from "./fixture.ts";

let fixture: EntraFixture;
let application: Created;
let servicePrincipal: Created;
beforeEach(async () => {
  fixture = await entraFixture();
  ({ application, servicePrincipal } = await fixture.createPair());
});
afterEach(() => fixture.close());

const definition = (entry: object) =>
  JSON.stringify({
    ClaimsMappingPolicy: { Version: 1, IncludeBasicClaimSet: "true", ClaimsSchema: [entry] },
  });
const mail = { Source: "user", ID: "mail", SamlClaimType: "uid" };

describe("a token signing certificate", () => {
  const add = (more: object = {}) =>
    fixture.create(urns.certificate, {
      servicePrincipalId: servicePrincipal.id,
      displayName: "CN=one",
      ...more,
    });
  const published = async () => {
    const response = await fetch(String(servicePrincipal.outputs.samlMetadataUrl));
    return readIdentityProvider(await response.text());
  };

  test("is not the one that signs until an administrator activates it", async () => {
    const { outputs } = await add({ endDate: "2028-01-01T00:00:00Z" });
    expect(outputs).toMatchObject({
      endDate: "2028-01-01T00:00:00Z",
      startDate: "2026-03-01T12:00:00Z",
      thumbprint: expect.stringMatching(/^[0-9A-F]{40}$/),
    });
    const value = outputs.value as { value?: unknown };
    expect((await published()).signingCertificates[0]?.base64).not.toBe(value.value);
    const { id } = fixture.directory.servicePrincipals.list()[0] ?? { id: "" };
    fixture.directory.servicePrincipals.activate(id, String(outputs.thumbprint));
    const { signingCertificates, nameIdFormats, singleLogoutServices } = await published();
    expect(signingCertificates.map(({ base64 }) => base64)).toEqual([value.value]);
    expect(nameIdFormats).toEqual([]);
    expect(singleLogoutServices.map(({ binding }) => binding)).toEqual(["Redirect"]);
  });

  test("that is deleted beside another one takes the other one away, as the plugin does", async () => {
    const first = await add();
    const second = await add({ displayName: "CN=two" });
    await expect(fixture.client.delete(urns.certificate, first.id, first)).rejects.toThrow(
      "Waiting for deletion of token signing certificate credential",
    );
    const left = fixture.directory.servicePrincipals.list()[0]?.keys.map(({ displayName }) => displayName);
    expect(left).toEqual(["CN=one"]);
    await fixture.client.delete(urns.certificate, first.id, first);
    expect(fixture.directory.servicePrincipals.list()[0]?.keys).toEqual([]);
    expect((await fixture.client.read(urns.certificate, second.id, second.inputs)).id).toBe("");
  });

  test.each([
    ["a name without CN=", { displayName: "one" }, "invalid value for display_name"],
    ["a date that is none", { endDate: "tomorrow" }, "to be a valid RFC3339 date"],
    ["more than three years", { endDate: "2029-03-02T00:00:00Z" }, "Property endDateTime is invalid."],
    ["an end in the past", { endDate: "2026-01-01T00:00:00Z" }, "Property endDateTime is invalid."],
  ])("is refused with %s", async (_, more, message) => {
    await expect(add(more)).rejects.toThrow(message);
  });

  test("is read for an import, and only by its own form of identifier", async () => {
    const { id, inputs } = await add();
    expect((await fixture.client.read(urns.certificate, id)).inputs).toMatchObject(inputs);
    await expect(fixture.client.read(urns.certificate, "x")).rejects.toThrow("parsing Credential ID");
  });
});

describe("a claims mapping policy", () => {
  const create = (...definitions: string[]) =>
    fixture.create(urns.policy, { displayName: "Webex", definitions });

  test("is assigned once", async () => {
    const { id } = await create(definition(mail));
    const declared = { servicePrincipalId: servicePrincipal.id, claimsMappingPolicyId: id };
    const made = await fixture.create(urns.policyAssignment, declared);
    expect((await fixture.client.read(urns.policyAssignment, made.id)).inputs).toEqual(declared);
    await expect(fixture.create(urns.policyAssignment, declared)).rejects.toThrow(
      "One or more added object references already exist",
    );
    await fixture.client.delete(urns.policyAssignment, made.id, made);
    expect((await fixture.client.read(urns.policyAssignment, made.id)).id).toBe("");
  });

  test.each([
    ["no JSON", ["{"]],
    ["another version", [definition(mail).replace('"Version":1', '"Version":2')]],
    ["two definitions", [definition(mail), definition(mail)]],
    ["a source that does not exist", [definition({ ...mail, ID: "shoesize" })]],
    [
      "a restricted claim",
      [
        definition({
          ...mail,
          SamlClaimType: "http://schemas.microsoft.com/identity/claims/objectidentifier",
        }),
      ],
    ],
  ])("is refused with %s", async (_, definitions) => {
    await expect(create(...definitions)).rejects.toThrow("Property definition has an invalid value.");
  });
});

describe("an app role assignment", () => {
  const assign = (principalObjectId: string, appRoleId = userRole) =>
    fixture.create(urns.assignment, {
      appRoleId,
      principalObjectId,
      resourceObjectId: servicePrincipal.outputs.objectId ?? null,
    });

  test.each(["Group", "User"] as const)("lets a %s in, once", async (type) => {
    const { id } = fixture.directory.principals.add(type, "who");
    const made = await assign(id);
    expect(made.outputs).toMatchObject({ principalType: type, principalDisplayName: "who" });
    expect((await fixture.client.read(urns.assignment, made.id)).inputs).toEqual(made.inputs);
    await expect(assign(id)).rejects.toThrow("Permission being assigned already exists on the object");
    await fixture.client.delete(urns.assignment, made.id, made);
    expect(fixture.directory.servicePrincipals.list()[0]?.assignments).toEqual([]);
  });

  test.each([
    ["somebody who does not exist", "06000000-0000-4000-8000-00000000ffff", userRole, "does not exist"],
    ["no UUID", "Webex users", userRole, "expected a valid UUID"],
  ])("is refused for %s", async (_, principal, role, message) => {
    await expect(assign(principal, role)).rejects.toThrow(message);
  });

  test("is refused for a role that the application does not have, the one of none included", async () => {
    const { id } = fixture.directory.principals.add("Group", "who");
    await expect(assign(id, "00000000-0000-0000-0000-000000000000")).rejects.toThrow(
      "Permission being assigned was not found on application 'Webex'",
    );
  });
});

describe("a function", () => {
  const getApplication = "azuread:index/getApplication:getApplication";
  const getServicePrincipals = "azuread:index/getServicePrincipals:getServicePrincipals";

  test("finds an application by either of its identifiers", async () => {
    const { objectId = null, clientId = null } = application.outputs;
    const names: PropertyMap[] = [{ objectId }, { clientId }, { displayName: "Webex" }];
    for (const args of names)
      expect(await fixture.client.invoke(getApplication, args)).toMatchObject({ id: application.id });
    await expect(fixture.client.invoke(getApplication, { objectId: "x" })).rejects.toThrow("was not found");
    await fixture.createPair();
    await expect(fixture.client.invoke(getApplication, { displayName: "Webex" })).rejects.toThrow(
      "Multiple applications found",
    );
  });

  test("lists service principals by name, or none where none will do", async () => {
    const { clientId } = application.outputs;
    const list = (name: string, ignoreMissing: boolean) =>
      fixture.client.invoke(getServicePrincipals, { displayNames: [name], ignoreMissing });
    expect(await list("Webex", true)).toMatchObject({ clientIds: [clientId] });
    expect(await list("None", true)).toMatchObject({ clientIds: [] });
    await expect(list("None", false)).rejects.toThrow("No service principals with display name");
    await fixture.createPair();
    await expect(list("Webex", true)).rejects.toThrow("more than one service principal");
  });
});

test("its metadata is served where it was before, so that addresses in a state stay good", async () => {
  const url = String(servicePrincipal.outputs.samlMetadataUrl);
  const xml = await (await fetch(url)).text();
  expect((await fetch(url.replace(/appid=.*/, "appid=none"))).status).toBe(404);
  fixture.lab.close();
  const second = await entraFixture({ stateFile: fixture.stateFile });
  expect(await (await fetch(url)).text()).toBe(xml);
  second.close();
});
