import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as okta from "@pulumi/okta";
import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OktaLab, startOktaLab } from "../../../lab/okta/start.ts";
import { inlineStack } from "../engine.ts";
import { sampleApp } from "../sample-app.ts";

let folder: string;
let lab: OktaLab;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lab-engine-"));
  lab = await startOktaLab({ stateFile: join(folder, "okta.json") });
});
afterAll(() => {
  lab.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Wanted {
  args?: Partial<okta.app.SamlArgs>;
  options?: pulumi.CustomResourceOptions;
}

/** A stack whose program reads what is wanted anew at each run. */
async function stackOf(name: string, wanted: Wanted = {}) {
  const program = async () => {
    const group = new okta.group.Group("users", { name: "Webex users" });
    const args = {
      ...(sampleApp as unknown as okta.app.SamlArgs),
      adminNote: pulumi.secret("canary"),
      ...wanted.args,
    };
    const app = new okta.app.Saml("webex", args, wanted.options);
    new okta.AppGroupAssignments("groups", { appId: app.id, groups: [{ id: group.id, profile: "{}" }] });
    const found = okta.app.getSamlOutput({ id: app.id });
    return { id: app.id, found: found.label, note: app.adminNote, certificate: app.certificate };
  };
  return inlineStack(name, folder, lab.debugProviders, program);
}

describe("the real engine with the stand-in", () => {
  test("creates, finds no change and no drift, updates one property, repairs, destroys", async () => {
    const wanted: Wanted = {};
    const stack = await stackOf("cycle", wanted);
    const org = lab.org("cycle");
    expect((await stack.preview()).changeSummary).toEqual({ create: 4 });
    expect(org.requests()).toEqual([]);
    const { outputs } = await stack.up();
    expect(outputs).toMatchObject({
      id: { value: org.apps.list()[0]?.id },
      found: { value: "Webex" },
      note: { value: "canary", secret: true },
      certificate: { value: org.apps.list()[0]?.keys[0]?.certificate, secret: false },
    });
    await stack.preview({ expectNoChanges: true });
    await stack.refresh({ expectNoChanges: true });
    wanted.args = { acsEndpointsIndices: [{ index: 3, url: "https://sp.example.org/3" }] };
    expect((await stack.up()).summary.resourceChanges).toEqual({ update: 1, same: 3 });
    org.apps.change(org.apps.list()[0]?.id ?? "", { audience: "https://elsewhere.example.org" });
    expect((await stack.up({ refresh: true })).summary.resourceChanges).toEqual({ update: 1, same: 3 });
    expect(org.apps.list()[0]?.settings.audience).toBe(sampleApp.audience);
    const state = JSON.stringify(await stack.workspace.exportStack("cycle"));
    expect(state).not.toMatch(/"canary"|PRIVATE/);
    expect((await stack.destroy()).summary.resourceChanges).toEqual({ delete: 4 });
    expect([...org.apps.list(), ...org.groups.list()]).toEqual([]);
  });

  test("imports what exists without a difference, then or later", async () => {
    const app = await lab.org("import").apps.add({ ...(sampleApp as object), adminNote: "canary" });
    const wanted: Wanted = { options: { import: app.id } };
    const stack = await stackOf("import", wanted);
    expect((await stack.up()).summary.resourceChanges).toEqual({ create: 3, import: 1 });
    wanted.options = {};
    await stack.preview({ expectNoChanges: true });
    expect(lab.org("import").apps.list()).toHaveLength(1);
  });

  test("serves two stacks at once, each in its own organization", async () => {
    const stacks = await Promise.all(["left", "right"].map((name) => stackOf(name)));
    await Promise.all(stacks.map((stack) => stack.up()));
    for (const name of ["left", "right"]) {
      expect(
        lab
          .org(name)
          .apps.list()
          .map((app) => app.name.split("_")[0]),
      ).toEqual([name]);
    }
  });

  test("a lost reply makes a second application; an unfinished create does not", async () => {
    const stack = await stackOf("faults");
    const create = "create okta:app/saml:Saml";
    lab.faults.next({ on: create, kind: "lost-reply" });
    await expect(stack.up()).rejects.toThrow("failed to create SAML application");
    lab.faults.next({ on: create, kind: "unfinished" });
    await expect(stack.up()).rejects.toThrow("failed to set authentication policy");
    expect(lab.org("faults").apps.list()).toHaveLength(2);
    await stack.up();
    expect(lab.org("faults").apps.list()).toHaveLength(2);
  });
});
