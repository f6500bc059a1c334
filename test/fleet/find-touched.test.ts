import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findTouched } from "../../fleet/touched/find-touched.ts";
import { makeProject, type Project } from "../support/project.ts";

let project: Project;
const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
const git = (...args: readonly string[]) =>
  execFileSync("git", ["-C", project.folder, ...identity, ...args], { encoding: "utf8", stdio: "pipe" });
const commit = () => {
  git("add", "-A");
  git("commit", "--quiet", "--message", "x");
};
const names = async (base = "main", folder = project.folder) =>
  (await findTouched(folder, base)).tenants.map(({ tenant, change }) => `${tenant} ${change}`);

beforeEach(() => {
  project = makeProject();
  writeFileSync(join(project.folder, ".gitignore"), "*.before\n");
  project.writeFile("sp.xml", "<sp/>");
  for (const tenant of ["acme", "beta", "gamma"])
    project.writeTenant(tenant, { "webex-sso:metadata": tenant === "gamma" ? "other.xml" : "sp.xml" });
  git("init", "--quiet", "--initial-branch=main");
  commit();
  git("checkout", "--quiet", "-b", "change");
});
afterEach(() => project.remove());

describe("findTouched", () => {
  test("sees what is committed, what is staged, what is not, and what git does not know yet", async () => {
    project.writeTenant("acme", { "webex-sso:mode": "partner" });
    commit();
    project.writeTenant("beta", { "webex-sso:mode": "partner" });
    git("add", "-A");
    project.writeTenant("gamma", { "webex-sso:mode": "partner" });
    project.writeTenant("delta", { "webex-sso:mode": "partner" });
    expect(await names()).toEqual(["acme changed", "beta changed", "delta added", "gamma changed"]);
  });

  test("what happened on the base since then is not the change's", async () => {
    project.writeTenant("acme", { "webex-sso:mode": "partner" });
    commit();
    git("checkout", "--quiet", "main");
    project.writeTenant("beta", { "webex-sso:mode": "partner" });
    commit();
    git("checkout", "--quiet", "change");
    expect(await names()).toEqual(["acme changed"]);
  });

  test("metadata touches those that name it, a file that is gone its tenant, shared code all", async () => {
    project.writeFile("sp.xml", "<sp />");
    expect(await names()).toEqual(["acme changed", "beta changed"]);
    rmSync(join(project.folder, "stacks/tenants/Pulumi.gamma.yaml"));
    expect(await names()).toEqual(["acme changed", "beta changed", "gamma deleted"]);
    writeFileSync(join(project.folder, "package.json"), "{}");
    expect(await names()).toEqual(["acme changed", "beta changed", "gamma deleted"]);
    git("checkout", "--quiet", "--", "stacks");
    git("add", "-A");
    expect(await names()).toEqual(["acme changed", "beta changed", "gamma changed"]);
  });

  test("stack files that git ignores, or has in a submodule, are tenants: shared code touches them", async () => {
    writeFileSync(join(project.folder, ".gitignore"), "*.before\nPulumi.hidden.yaml\n");
    commit();
    git("branch", "--force", "main");
    project.writeTenant("hidden", { "webex-sso:metadata": "sp.xml" });
    expect(await names()).toEqual([]);
    project.writeFile("sp.xml", "<sp />");
    expect(await names()).toEqual(["acme changed", "beta changed", "hidden added"]);
    git("checkout", "--quiet", "--", "stacks");
    writeFileSync(join(project.folder, "package.json"), "{}");
    git("add", "-A");
    expect(await names()).toEqual(["acme changed", "beta changed", "gamma changed", "hidden added"]);
  });

  test("a stack file that gets another name", async () => {
    const file = (tenant: string) => join(project.folder, `stacks/tenants/Pulumi.${tenant}.yaml`);
    renameSync(file("gamma"), file("omega"));
    commit();
    const { tenants } = await findTouched(project.folder, "main");
    expect(tenants).toMatchObject([
      { tenant: "gamma", change: "deleted", renamedTo: "omega" },
      { tenant: "omega", change: "added" },
    ]);
  });

  test("of a repository that holds more, only the project's folder counts", async () => {
    mkdirSync(join(project.folder, "inner/stacks/tenants"), { recursive: true });
    writeFileSync(join(project.folder, "inner/Pulumi.yaml"), "name: inner\nstackConfigDir: stacks/tenants\n");
    writeFileSync(join(project.folder, "inner/stacks/tenants/Pulumi.inner.yaml"), "config: {}\n");
    writeFileSync(join(project.folder, "index.ts"), "");
    expect(await names("main", join(project.folder, "inner"))).toEqual(["inner added"]);
  });

  test("a base that is not in the clone says how to get it", async () => {
    await expect(names("nosuch")).rejects.toMatchObject({
      code: "base-missing",
      message: expect.stringContaining('"fetch-depth: 0"'),
    });
  });

  test("a name that looks like an option is a name", async () => {
    await expect(names("--all")).rejects.toMatchObject({ code: "base-missing" });
  });

  test("a shallow clone says that its history is missing", async () => {
    writeFileSync(join(project.folder, "README.md"), "");
    commit();
    const clone = mkdtempSync(join(tmpdir(), "webex-sso-clone-"));
    const url = `file://${project.folder}`;
    execFileSync("git", ["clone", "--quiet", "--depth=1", "--branch=change", url, clone]);
    execFileSync("git", ["-C", clone, "fetch", "--quiet", "--depth=1", "origin", "main:main"]);
    await expect(findTouched(clone, "main")).rejects.toMatchObject({
      code: "base-unrelated",
      message: expect.stringContaining("fetch-depth: 0"),
    });
    rmSync(clone, { recursive: true });
  });

  test("outside of a repository it says so", async () => {
    rmSync(join(project.folder, ".git"), { recursive: true });
    await expect(names()).rejects.toMatchObject({ code: "no-repository" });
  });
});
