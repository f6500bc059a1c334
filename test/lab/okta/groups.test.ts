import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type OktaFixture, oktaFixture } from "../okta-fixture.ts";
import { sampleApp, urns } from "../sample-app.ts";

let fixture: OktaFixture;
let appId: string;
let groups: string[];
let count = 0;
beforeAll(async () => {
  fixture = await oktaFixture();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  const org = fixture.lab.org("acme");
  appId = (await org.apps.add({ ...(sampleApp as object) })).id;
  count += 1;
  groups = ["a", "b"].map((name) => org.groups.add(`${name}${count}`).id);
});

const assigned = () =>
  fixture.lab
    .org("acme")
    .assignments.list(appId)
    .map(({ groupId }) => groupId);

describe("okta:group/group:Group", () => {
  test("is created, changed, read for an import and deleted", async () => {
    const created = await fixture.create(urns.group, { name: "Webex users", description: "may" });
    expect(created.id).toMatch(/^00g\w{17}$/);
    expect(created.outputs).toEqual({ name: "Webex users", description: "may", skipUsers: false });
    expect((await fixture.client.read(urns.group, created.id)).inputs).toEqual({
      name: "Webex users",
      description: "may",
    });
    await fixture.client.update(urns.group, created.id, created, { name: "Others" });
    expect(fixture.lab.org("acme").groups.list()).toContainEqual(
      expect.objectContaining({ id: created.id, name: "Others", description: "" }),
    );
    await fixture.client.delete(urns.group, created.id, created);
    expect((await fixture.client.read(urns.group, created.id, created.inputs)).id).toBe("");
  });

  test("gets a name of its own, the same at every check", async () => {
    const { inputs } = await fixture.client.check(urns.group, {});
    expect(inputs.name).toBe("users-0707070");
    expect((await fixture.client.check(urns.group, {}, { name: "users-abcdef0" })).inputs.name).toBe(
      "users-abcdef0",
    );
  });

  test("has a name that no other one has", async () => {
    await expect(fixture.create(urns.group, { name: `a${count}` })).rejects.toMatchObject({
      details:
        "failed to create group: the API returned an error: Api validation failed: name. Causes: " +
        "errorSummary: name: An object with this field already exists in the current organization",
    });
  });
});

describe("okta:index/appGroupAssignments:AppGroupAssignments", () => {
  const declared = (...ids: string[]) => ({ appId, groups: ids.map((id) => ({ id, profile: "{}" })) });

  test("assigns in order, and neither a second deployment nor a refresh differs", async () => {
    const [first = "", second = ""] = groups;
    const { id, inputs, outputs } = await fixture.create(urns.appGroupAssignments, declared(second, first));
    expect(id).toBe(appId);
    expect(outputs.groups).toEqual([
      { id: second, priority: 0, profile: "{}" },
      { id: first, priority: 1, profile: "{}" },
    ]);
    const read = await fixture.client.read(urns.appGroupAssignments, id, inputs, outputs);
    expect(read).toEqual({ id, inputs, outputs });
    expect((await fixture.client.read(urns.appGroupAssignments, appId)).inputs).toEqual(inputs);
  });

  test("takes away what is not listed any more", async () => {
    const [first = "", second = ""] = groups;
    const created = await fixture.create(urns.appGroupAssignments, declared(first, second));
    await fixture.client.update(urns.appGroupAssignments, appId, created, declared(second));
    expect(assigned()).toEqual([second]);
    await fixture.client.delete(urns.appGroupAssignments, appId, created);
    expect(assigned()).toEqual([]);
  });

  test("shows what somebody else assigned or took away", async () => {
    const [first = "", second = ""] = groups;
    const { inputs, outputs } = await fixture.create(urns.appGroupAssignments, declared(first));
    const { assignments } = fixture.lab.org("acme");
    assignments.add(appId, second);
    assignments.remove(appId, first);
    const read = await fixture.client.read(urns.appGroupAssignments, appId, inputs, outputs);
    expect(read.inputs).toEqual(declared(second));
  });

  test("does not notice that the application is gone", async () => {
    const { inputs, outputs } = await fixture.create(urns.appGroupAssignments, declared(groups[0] ?? ""));
    fixture.lab.org("acme").apps.remove(appId);
    const read = await fixture.client.read(urns.appGroupAssignments, appId, inputs, outputs);
    expect(read).toEqual({ id: appId, inputs, outputs: inputs });
  });

  test("another application is another resource", async () => {
    const { paths } = await fixture.client.diff(urns.appGroupAssignments, declared(), {
      ...declared(),
      appId: "0oa1",
    });
    expect(paths).toEqual({ appId: "UPDATE_REPLACE" });
  });
});

describe("okta:app/groupAssignment:GroupAssignment", () => {
  const declared = () => ({ appId, groupId: groups[0] ?? "" });

  test("assigns one group; what the service fills in makes no difference", async () => {
    const { id, inputs, outputs } = await fixture.create(urns.groupAssignment, declared());
    expect(outputs).toEqual({ ...declared(), priority: 0, profile: "{}", retainAssignment: false });
    const read = await fixture.client.read(urns.groupAssignment, id, inputs, outputs);
    expect(
      (await fixture.client.diff(urns.groupAssignment, read.inputs, inputs, read.outputs)).paths,
    ).toEqual({});
    await fixture.client.delete(urns.groupAssignment, id, { inputs, outputs });
    expect(assigned()).toEqual([]);
  });

  test("is imported by APPID/GROUPID and by nothing else", async () => {
    const { groupId } = declared();
    await fixture.create(urns.groupAssignment, declared());
    expect(await fixture.client.read(urns.groupAssignment, `${appId}/${groupId}`)).toMatchObject({
      id: groupId,
      inputs: declared(),
    });
    await expect(fixture.client.read(urns.groupAssignment, groupId)).rejects.toThrow(
      "invalid resource import specifier. Use: terraform import <app_id>/<group_id>",
    );
  });

  test("stays in the organization when the program says so", async () => {
    const created = await fixture.create(urns.groupAssignment, { ...declared(), retainAssignment: true });
    await fixture.client.delete(urns.groupAssignment, created.id, created);
    expect(assigned()).toEqual([created.id]);
  });
});

describe("an assignment is refused", () => {
  test.each([
    [
      "to an unknown application",
      () => ({ appId: "0oaNone", groupId: groups[0] ?? "" }),
      "0oaNone (AppInstance)",
    ],
    ["of an unknown group", () => ({ appId, groupId: "00gNone" }), "00gNone (UserGroup)"],
  ])("%s", async (_, ids, what) => {
    const details = `failed to create application group assignment: the API returned an error: Not found: Resource not found: ${what}`;
    const { appId: app, groupId } = ids();
    await expect(fixture.create(urns.groupAssignment, { appId: app, groupId })).rejects.toMatchObject({
      details,
    });
    const all = { appId: app, groups: [{ id: groupId, profile: "{}" }] };
    await expect(fixture.create(urns.appGroupAssignments, all)).rejects.toMatchObject({ details });
  });
});
