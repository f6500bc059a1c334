import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type PreviewOptions, previewTenants } from "../../fleet/preview/preview-tenants.ts";

const environment = process.env as Record<string, string>;
const request = (tenant: string) => ({ tenant, project: "/nowhere", policyPacks: [], isDeleted: false });
const run = (tenants: readonly string[], options: Partial<PreviewOptions> = {}) =>
  previewTenants(tenants.map(request), {
    environment,
    worker: join(import.meta.dirname, "strange-worker.ts"),
    ...options,
  });

test("one that throws, and one that is killed, are rows; the others go on, in order", async () => {
  const done: string[] = [];
  const previews = await run(["answers", "throws", "is killed", "answers"], {
    atOnce: 2,
    onDone: ({ tenant }) => done.push(tenant),
  });
  expect(previews.map(({ tenant, failure }) => [tenant, failure])).toEqual([
    ["answers", undefined],
    ["throws", "Its process ended before it had an answer (exit code 1)."],
    ["is killed", "Its process ended before it had an answer (SIGKILL)."],
    ["answers", undefined],
  ]);
  expect(done.toSorted()).toEqual(["answers", "answers", "is killed", "throws"]);
});

test("one that takes too long is stopped", async () => {
  const [preview] = await run(["says nothing"], { timeout: 1 });
  expect(preview).toMatchObject({ failure: "It took longer than 0.001 seconds, and was stopped." });
});

test("a worker that cannot be started is a row, too", async () => {
  const [preview] = await run(["answers"], { worker: join(import.meta.dirname, "nosuch-worker.ts") });
  expect(preview?.failure).toMatch(/^Its process ended before it had an answer/);
});

test("a worker ends when whoever asked it has ended", async () => {
  const worker = fork(join(import.meta.dirname, "../../fleet/preview/worker.ts"), [], {
    execArgv: [],
    detached: true,
  });
  const ended = once(worker, "exit");
  worker.disconnect();
  expect(await ended).toEqual([null, "SIGKILL"]);
});
