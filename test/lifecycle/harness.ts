import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { by } from "../../saml/sort.ts";
import { type EngineStack, openStack, type Step } from "../support/engine-stack.ts";
import { makeProject, type Project, type StackConfig } from "../support/project.ts";
import { interruptedCreate, isMadeAgain } from "./interrupted-create.ts";
import { settingKeys } from "./setting-keys.ts";
import type { ExpectedStep, LifecycleSubject } from "./subject.ts";

const tenant = "lifecycle";

/**
 * The life of a trust on the real engine. Every identity provider goes through the same; a subject says only what is
 * special about it. After each change the harness itself checks that a second preview is empty, that a refresh finds no
 * drift, and that there is still one trust.
 */
export function describeLifecycle(subject: LifecycleSubject): void {
  describe(subject.title, () => {
    let project: Project;
    let labFolder: string;
    let lab: Awaited<ReturnType<LifecycleSubject["startLab"]>>;
    let stack: EngineStack;

    beforeAll(async () => {
      labFolder = mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
      lab = await subject.startLab(labFolder);
      project = makeProject();
      for (const [name, content] of Object.entries(subject.files)) project.writeFile(name, content);
      stack = await open(tenant, subject.config);
    });
    afterAll(() => {
      lab?.close();
      project?.remove();
      if (labFolder) rmSync(labFolder, { recursive: true });
    });

    async function open(name: string, config: StackConfig): Promise<EngineStack> {
      project.writeTenant(name, config);
      const opened = await openStack(project, name, lab.debugProviders);
      for (const [key, value] of Object.entries(subject.secrets)) await opened.setSecret(key, value);
      return opened;
    }

    async function settled(at: EngineStack = stack): Promise<void> {
      expect((await at.preview()).steps).toEqual([]);
      expect((await at.drift()).drifted).toEqual([]);
      expect(lab.world.trusts()).toBe(1);
    }

    test("create", async () => {
      const planned = await stack.preview();
      const { steps } = await stack.up();
      expect(inOrder(steps)).toEqual(inOrder(planned.steps));
      expect(steps.map(({ op }) => op)).toEqual(steps.map(() => "create"));
      expect(ours(steps.map(({ type }) => type))).toEqual([...subject.creates, ...subject.components].sort());
      expect(await stack.outputs()).toMatchObject({
        identityProvider: {
          entityId: expect.stringMatching(/^(https?|urn):/),
          signingCertificates: expect.any(Array),
        },
        configured: {
          audience: entityIdOf(subject.files["sp.xml"]),
          attributes: [
            { name: subject.config["webex-sso:mode"] === "partner" ? "mail" : "uid", source: "email" },
          ],
          acs: expect.arrayContaining([expect.objectContaining({ url: expect.stringContaining("/sp") })]),
        },
      });
      await settled();
    });

    test("every setting is covered", () => {
      const covered = [...subject.changes.map(({ key }) => key), ...Object.keys(subject.uncovered)];
      expect([...new Set(covered)].sort()).toEqual(settingKeys(subject.config));
    });

    test.each(subject.changes)("$key shows its own properties only", async ({ change, shows }) => {
      project.writeTenant(tenant, change(subject.config));
      const { steps } = await stack.preview();
      expect(inOrder(steps)).toEqual(inOrder(shows));
      project.writeTenant(tenant, subject.config);
    });

    test("every setting changed at once, and back", async () => {
      const changes = subject.changes.filter(({ alone }) => !alone);
      project.writeTenant(
        tenant,
        changes.reduce((config, { change }) => change(config), subject.config),
      );
      expect((await stack.up()).steps.filter(({ op }) => op.includes("replace"))).toEqual([]);
      await settled();
      project.writeTenant(tenant, subject.config);
      await stack.up();
      await settled();
    });

    test("what is changed behind the back is found and put right", async () => {
      for (const { name, act, repaired } of lab.world.meddling) {
        act();
        expect((await stack.drift()).drifted, name).not.toEqual([]);
        const { steps } = await stack.up({ refresh: true });
        expect(steps.map(({ op, type }) => `${op} ${type}`).sort(), name).toEqual([...repaired].sort());
        await settled();
      }
    });

    test("an existing trust is adopted without a change", async () => {
      const id = lab.world.id();
      const config = lab.world.adopting?.(subject.config) ?? subject.config;
      await stack.forget();
      const adopting = await open("adopted", { ...config, "webex-sso:import": id });
      const { steps } = await adopting.up();
      const [imported, others] = [
        steps.filter(({ op }) => op === "import"),
        steps.filter(({ op }) => op !== "import"),
      ];
      expect(imported.map(({ type }) => type).sort()).toEqual(
        [...(subject.imports ?? subject.creates)].sort(),
      );
      expect(ours(others.map(({ type }) => type))).toEqual([...subject.components].sort());
      expect(others.filter(({ op }) => op !== "create")).toEqual([]);
      expect(lab.world.id()).toBe(id);
      await settled(adopting);
      stack = adopting;
    });

    test("what is protected is not destroyed; destroy leaves nothing", async () => {
      await expect(stack.destroy()).rejects.toThrow("protect");
      expect(lab.world.trusts()).toBe(1);
      project.writeTenant("adopted", { ...subject.config, "webex-sso:protect": false });
      await stack.up();
      await stack.destroy();
      expect((await stack.exportState()).resources ?? []).toEqual([]);
      expect(lab.world.trusts()).toBe(0);
    });

    test("a kill in mid-create ends with one trust", async () => {
      const killed = await open("killed", subject.config);
      const [trust = ""] = subject.creates;
      await interruptedCreate(project, "killed", trust, lab);
      expect(lab.world.trusts()).toBe(1);
      const { steps } = await killed.up();
      expect(
        steps.filter(({ op, type }) => op !== "create" || (type === trust && !isMadeAgain(trust))),
      ).toEqual([]);
      await settled(killed);
    });
  });
}

function entityIdOf(metadata = ""): string | undefined {
  return /entityID="([^"]+)"/.exec(metadata)?.[1];
}

/** What does not depend on each other is planned in any order. */
function inOrder(steps: readonly ExpectedStep[] | readonly Step[]): readonly object[] {
  return [...steps].sort(by(({ op, type }) => `${type} ${op}`));
}

/** Without the engine's own: the stack and the providers. */
function ours(types: readonly string[]): string[] {
  return types.filter((type) => !type.startsWith("pulumi:")).sort();
}
