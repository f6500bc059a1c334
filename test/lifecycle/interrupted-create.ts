import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "vitest";
import { administrations } from "../../vendors/administrations.ts";
import { testEnvironment } from "../support/engine-stack.ts";
import type { Project } from "../support/project.ts";
import type { World } from "./subject.ts";

const cli = join(import.meta.dirname, "../../cli/main.ts");

/** Whether the provider of a resource finds by itself what it has made before. */
export function isMadeAgain(type: string): boolean {
  return Object.values(administrations).some(({ recovery }) => recovery[type] === "repeatable");
}

/** Kills `pulumi up` after the trust (of that type) was written and before the engine knows it, then recovers. */
export async function interruptedCreate(
  project: Project,
  tenant: string,
  type: string,
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
  // The kill may come while the engine writes the attributes of its state.
  expect(printed.stderr).toMatch(/^(Removed .*\.attrs, which the kill had left unreadable\..*\n)?$/);
  const outcome = isMadeAgain(type) ? "harmless to make again" : `exists as ${lab.world.id()}`;
  expect(printed).toMatchObject({ code: 1, stdout: expect.stringContaining(outcome) });
  await recover("--yes");
  expect((await recover()).stdout).toContain("nothing is pending");
}
