import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PlainMap } from "../../../providers/host/value.ts";
import { connect } from "../../providers/host/client.ts";
import { type OktaFixture, oktaFixture } from "../okta-fixture.ts";
import { sampleApp } from "../sample-app.ts";

const getSaml = "okta:app/getSaml:getSaml";
const getGroup = "okta:group/getGroup:getGroup";
let fixture: OktaFixture;
let appId: string;
let groupId: string;
beforeAll(async () => {
  fixture = await oktaFixture();
  const { apps, groups } = fixture.lab.org("acme");
  for (const label of ["Webex Partner", "Webex", "Solo"]) {
    const { id } = await apps.add({ ...(sampleApp as PlainMap), label });
    appId = id;
  }
  await apps.add({ ...(sampleApp as PlainMap), label: "Off", status: "INACTIVE" });
  groups.add("Webex users");
  groupId = groups.add("Webex admins").id;
});
afterAll(() => fixture.close());

describe("getSaml", () => {
  test.each([
    ["id", () => ({ id: appId })],
    ["label", () => ({ label: "Solo" })],
    ["the beginning of the label", () => ({ labelPrefix: "sol" })],
  ])("finds by %s", async (_, args) => {
    const found = await fixture.client.invoke(getSaml, args());
    expect(found).toMatchObject({ id: appId, ssoUrl: sampleApp.ssoUrl, hideWeb: false, singleLogoutUrl: "" });
    expect(found).toMatchObject({ acsEndpoints: [], attributeStatements: [], status: "ACTIVE", groups: [] });
    expect(found).not.toHaveProperty("adminNote");
  });

  test.each([
    [
      "nothing to look for",
      {},
      "invalid SAML app filters: you must provide either a 'label_prefix', 'id', or 'label' for application search",
    ],
    [
      "an unknown id",
      { id: "0oaNone" },
      "failed get app by ID: the API returned an error: Not found: Resource not found: 0oaNone (AppInstance)",
    ],
    [
      "an unknown label",
      { label: "None" },
      'no SAML application found with provided filter: id: "", label: "None", label_prefix: ""',
    ],
    [
      "a label behind a longer one",
      { label: "Webex" },
      "no SAML application found with the provided label: Webex",
    ],
    [
      "an inactive one",
      { label: "Off" },
      'no SAML application found with provided filter: id: "", label: "Off", label_prefix: ""',
    ],
  ])("fails with %s", async (_, args, details) => {
    await expect(fixture.client.invoke(getSaml, args)).rejects.toMatchObject({ details });
  });

  test("finds an inactive one when asked", async () => {
    const found = await fixture.client.invoke(getSaml, { label: "Off", activeOnly: false });
    expect(found).toMatchObject({ label: "Off", status: "INACTIVE" });
  });
});

describe("getGroup", () => {
  test.each([
    ["id", () => ({ id: groupId })],
    ["name", () => ({ name: "Webex admins" })],
    ["the only beginning that fits", () => ({ name: "Webex a" })],
  ])("finds by %s", async (_, args) => {
    expect(await fixture.client.invoke(getGroup, args())).toMatchObject({
      id: groupId,
      name: "Webex admins",
    });
  });

  test.each([
    [
      "an unknown id",
      { id: "00gNone" },
      "failed get group by ID: the API returned an error: Not found: Resource not found: 00gNone (UserGroup)",
    ],
    ["an unknown name", { name: "None" }, 'group with name "None" does not exist'],
    [
      "a beginning of several",
      { name: "Webex" },
      'group starting with name "Webex" matches 2 groups, select a more precise name parameter',
    ],
  ])("fails with %s", async (_, args, details) => {
    await expect(fixture.client.invoke(getGroup, args)).rejects.toMatchObject({ details });
  });
});

test("an organization sees nothing of another one", async () => {
  const other = connect(fixture.lab.port);
  await other.configure({ orgName: "other", apiToken: "t" });
  await expect(other.invoke(getSaml, { id: appId })).rejects.toThrow("Not found");
  expect(fixture.lab.org("other").apps.list()).toEqual([]);
  other.close();
});
