import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FaultKind } from "../../lab/fault.ts";
import { createFaults } from "../../lab/faults.ts";
import { urnOf } from "../providers/host/client.ts";
import { type OktaFixture, oktaFixture } from "./okta-fixture.ts";
import { sampleApp, urns } from "./sample-app.ts";

const create = "create okta:app/saml:Saml";
let fixture: OktaFixture;
beforeEach(async () => {
  fixture = await oktaFixture();
});
afterEach(() => fixture.close());

const apps = () => fixture.lab.org("acme").apps.list().length;
const failing = () => fixture.create(urns.saml, sampleApp).catch((error) => error);

describe("a fault", () => {
  test.each<[FaultKind, number, number, string]>([
    ["429", 2, 0, "failed to create SAML application: too many requests"],
    ["lost-reply", 1, 1, 'failed to create SAML application: Post "https://okta.lab/api/v1": EOF'],
    [
      "500-after-write",
      1,
      1,
      "failed to create SAML application: the API returned an error: Internal Server Error",
    ],
  ])("%s, %i times, leaves %i applications and a message", async (kind, times, left, details) => {
    for (let time = 0; time < times; time += 1) fixture.lab.faults.next({ on: create, kind });
    expect(await failing()).toMatchObject({ details });
    expect(apps()).toBe(left);
    expect(fixture.lab.faults.waiting()).toEqual([]);
    expect((await fixture.create(urns.saml, sampleApp)).id).toMatch(/^0oa/);
  });

  test("429 once is answered by a second try that nobody sees", async () => {
    fixture.lab.faults.next({ on: create, kind: "429" });
    expect((await fixture.create(urns.saml, sampleApp)).id).toMatch(/^0oa/);
    expect(apps()).toBe(1);
  });

  test("unfinished leaves the application and hands its id to the state", async () => {
    fixture.lab.faults.next({ on: create, kind: "unfinished" });
    const error = await failing();
    expect(error.metadata.get("grpc-status-details-bin")).toHaveLength(1);
    expect(apps()).toBe(1);
  });

  test("hang-after-write has written when it says so, and ends with its caller", async () => {
    const struck = new Promise<void>((resolve) => {
      fixture.lab.faults.next({ on: create, kind: "hang-after-write", struck: resolve });
    });
    const call = failing();
    await struck;
    expect(apps()).toBe(1);
    fixture.client.close();
    fixture.lab.close();
    expect((await call).details).toMatch(/./);
  });

  test("waits for its own operation and its own type", async () => {
    fixture.lab.faults.next({ on: "delete okta:app/saml:Saml", kind: "lost-reply" });
    fixture.lab.faults.next({ on: "create okta:group/group:Group", kind: "lost-reply" });
    const created = await fixture.create(urns.saml, sampleApp);
    await expect(fixture.client.delete(urns.saml, created.id, created)).rejects.toThrow(
      "failed to delete SAML application",
    );
    expect(apps()).toBe(0);
    expect(fixture.lab.faults.waiting()).toHaveLength(1);
  });

  test("strikes reads and updates too", async () => {
    const created = await fixture.create(urns.saml, sampleApp);
    fixture.lab.faults.next({ on: "read okta:app/saml:Saml", kind: "lost-reply" });
    fixture.lab.faults.next({ on: "update okta:app/saml:Saml", kind: "lost-reply" });
    await expect(fixture.client.read(urns.saml, created.id, created.inputs)).rejects.toThrow("EOF");
    const news = { ...created.inputs, label: "written" };
    await expect(fixture.client.update(urns.saml, created.id, created, news)).rejects.toThrow("EOF");
    expect(fixture.lab.org("acme").apps.list()[0]?.settings.label).toBe("written");
  });

  test("never strikes a preview", async () => {
    fixture.lab.faults.next({ on: create, kind: "lost-reply" });
    await fixture.client.create(urnOf("okta:app/saml:Saml"), sampleApp, true);
    expect(fixture.lab.faults.waiting()).toHaveLength(1);
  });
});

test("another process orders faults through a file, and sees which are left", () => {
  const file = `${fixture.stateFile}.faults`;
  const faults = createFaults(file);
  expect(faults.take(create)).toBeUndefined();
  writeFileSync(
    file,
    JSON.stringify([
      { on: "read x", kind: "429" },
      { on: create, kind: "lost-reply" },
    ]),
  );
  expect(faults.take(create)).toEqual({ on: create, kind: "lost-reply" });
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual([{ on: "read x", kind: "429" }]);
});
