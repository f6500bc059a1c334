import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import type { LifecycleSubject } from "../lifecycle/subject.ts";
import { commandLinesOf } from "../support/command-lines.ts";
import { openStack, testEnvironment } from "../support/engine-stack.ts";
import { makeProject, type Project } from "../support/project.ts";

const canary = "canary-4711";
const cli = join(import.meta.dirname, "../../cli/main.ts");
/** What the lifecycle of a kind deploys. */
async function subjectOf(kind: VendorKind): Promise<LifecycleSubject> {
  const module: object = await import(`../lifecycle/${kind}-subject.ts`);
  const [subject] = Object.values(module) as ((mode: "organization") => LifecycleSubject)[];
  if (subject === undefined) throw new Error(`test/lifecycle/${kind}-subject.ts exports its subject`);
  return subject("organization");
}

let project: Project;
let labFolder: string;
beforeEach(() => {
  project = makeProject();
  labFolder = mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
});
afterEach(() => {
  project.remove();
  rmSync(labFolder, { recursive: true });
});

/** Runs a command, and keeps what it says and the command lines of all that it starts. */
async function run(command: string, args: readonly string[], env: Record<string, string>) {
  const child = spawn(command, args, { cwd: project.folder, env: { ...env, INIT_CWD: project.folder } });
  let text = "";
  const keep = (piece: Buffer) => {
    text += piece + (child.pid === undefined ? "" : commandLinesOf(child.pid));
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const [code] = await once(child, "close");
  return { code, text };
}

/** Everything under the project's folder: state, history, stack file, event logs. */
function written(): string {
  return readdirSync(project.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}

describe.each(Object.keys(vendors) as VendorKind[])("%s: a canary in every secret field", async (kind) => {
  const subject = await subjectOf(kind);
  const credentials = vendors[kind].credentials;

  /** Deploys with the canary in these keys, then runs what else an administrator runs. */
  async function traces(secrets: readonly string[], ...commands: (readonly string[])[]) {
    const lab = await subject.startLab(labFolder);
    for (const [name, content] of Object.entries(subject.files)) project.writeFile(name, content);
    project.writeTenant("canary", subject.config);
    const stack = await openStack(project, "canary", lab.debugProviders);
    for (const key of secrets) await stack.setSecret(key, canary);
    const env = {
      ...(await testEnvironment(project, lab.debugProviders)),
      PULUMI_DEBUG_COMMANDS: "true", // without it, there is no --event-log
    };
    const pulumi = (...args: string[]) => run("pulumi", [...args, "--stack", "canary"], env);
    const up = await pulumi("up", "--yes", "--skip-preview", "--event-log", join(project.folder, "events"));
    const others: { text: string }[] = [];
    for (const command of commands) others.push(await pulumi(...command));
    if (up.code === 0) others.push(await run(process.execPath, [cli, "recover", "canary", "--json"], env));
    expect(written()).toContain('"resourcePreEvent"');
    const text = [up, ...others].map((one) => one.text).join("\n");
    lab.close();
    return { up, text: text + written() };
  }

  test("appears nowhere in clear when all goes well", async () => {
    const { up, text } = await traces(
      Object.keys(subject.secrets),
      ["preview", "--diff"],
      ["preview", "--json"],
      ["refresh", "--yes"],
      ["stack", "export"],
      ["stack", "output", "--json"],
    );
    expect(up.code, up.text).toBe(0);
    expect(up.text).toContain("--event-log"); // the command lines are among what is looked at
    expect(text).toContain(subject.creates[0]);
    expect(text.includes(canary)).toBe(false);
    expect(text).not.toContain("PRIVATE KEY");
  });

  test("appears nowhere in clear when the provider makes nothing of it", async () => {
    const { up, text } = await traces(credentials);
    expect(up.text).toMatch(/error|created/);
    expect(text).toContain("pulumi:pulumi:Stack");
    expect(text.includes(canary)).toBe(false);
  });
});
