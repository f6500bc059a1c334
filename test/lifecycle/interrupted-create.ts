import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "vitest";
import { testEnvironment } from "../support/engine-stack.ts";
import type { Project } from "../support/project.ts";
import type { World } from "./subject.ts";

const cli = join(import.meta.dirname, "../../cli/main.ts");

/** Kills `pulumi up` after the trust was written and before the engine knows it, then recovers. */
export async function interruptedCreate(
  project: Project,
  tenant: string,
  lab: { readonly debugProviders: string; readonly world: World },
): Promise<void> {
  const env = await testEnvironment(project, lab.debugProviders);
  const written = lab.world.hangNextCreate();
  const up = spawn("pulumi", ["up", "--yes", "--skip-preview", "--stack", tenant], {
    cwd: project.folder,
    env,
    stdio: "ignore",
  });
  await written;
  up.kill("SIGKILL");
  await once(up, "exit");

  const recover = (...more: string[]) =>
    promisify(execFile)(process.execPath, [cli, "recover", tenant, ...more], {
      cwd: project.folder,
      env: { ...env, INIT_CWD: project.folder },
    });
  const printed = await recover().catch((error: { code: number; stdout: string; stderr: string }) => error);
  expect(printed.stderr).toBe("");
  expect(printed).toMatchObject({ code: 1, stdout: expect.stringContaining(`exists as ${lab.world.id()}`) });
  await recover("--yes");
  expect((await recover()).stdout).toContain("nothing is pending");
}
