import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ENGINE_VERSION } from "../../../tools/engine/engine-version.ts";
import { setUpEngine } from "../../../tools/engine/set-up-engine.ts";
import type { Way } from "../../../tools/engine/way.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const module = (name: string) =>
  JSON.stringify(new URL(`../../../tools/engine/${name}`, import.meta.url).href);

function putEngine(staging: string, version: string = ENGINE_VERSION): void {
  mkdirSync(join(staging, "bin"));
  for (const name of ["pulumi", "pulumi-language-nodejs"]) {
    writeFileSync(join(staging, "bin", name), `#!/bin/sh\necho v${version}\n`, { mode: 0o755 });
  }
}

const works: Way = { name: "working", fill: async (staging) => putEngine(staging) };
const fails: Way = { name: "failing", fill: () => Promise.reject(new Error("no network")) };
const other: Way = { name: "old", fill: async (staging) => putEngine(staging, "3.1.0") };
const half: Way = {
  name: "half",
  fill: async (staging) => {
    putEngine(staging);
    rmSync(join(staging, "bin/pulumi-language-nodejs"));
  },
};

function engines() {
  const root = temporaryFolder();
  const folder = join(root, "engine", "1");
  const lines: string[] = [];
  const setUp = (...ways: Way[]) => setUpEngine({ folder, ways, report: (line) => lines.push(line) });
  /** What is there, the lock's files aside. */
  const left = () => readdirSync(join(root, "engine")).filter((name) => !name.includes(".lock"));
  return { folder, lines, setUp, left };
}

describe("setUpEngine", () => {
  test("takes the first way that works and says why the others do not", async () => {
    const { folder, lines, setUp, left } = engines();
    const engine = await setUp(fails, half, other, works, fails);
    expect(engine).toEqual({
      pulumi: join(folder, "pulumi"),
      languageHost: join(folder, "pulumi-language-nodejs"),
      version: ENGINE_VERSION,
    });
    expect(lines).toEqual([
      "failing: no network",
      "half: it has ended without an engine",
      `old: the engine is v3.1.0, not v${ENGINE_VERSION}`,
    ]);
    expect(left()).toEqual(["1"]);
  });

  test("does nothing when the engine is there", async () => {
    const { setUp } = engines();
    await setUp(works);
    await expect(setUp(fails)).resolves.toMatchObject({ version: ENGINE_VERSION });
  });

  test("names every way when none works, and leaves nothing", async () => {
    const { setUp, left } = engines();
    const error = await setUp(fails, half).catch((thrown: AggregateError) => thrown);
    expect(error).toBeInstanceOf(AggregateError);
    expect((error as AggregateError).errors.map(({ message }) => message)).toEqual([
      "failing: no network",
      "half: it has ended without an engine",
    ]);
    expect(left()).toEqual([]);
  });

  test("replaces an engine of which a file has gone", async () => {
    const { folder, setUp, left } = engines();
    const { pulumi } = await setUp(works);
    writeFileSync(join(folder, "something-else"), "");
    rmSync(pulumi);
    await setUp(works);
    expect(readdirSync(folder).sort()).toEqual(["pulumi", "pulumi-language-nodejs"]);
    expect(left()).toEqual(["1"]);
  });

  test("of two at once one works and the other waits", async () => {
    const { lines, setUp } = engines();
    const second = Promise.withResolvers<unknown>();
    const slow: Way = {
      name: "slow",
      fill: async (staging) => {
        second.resolve(setUp(fails)); // starts while the first is at work, and would fail if it worked itself
        putEngine(staging);
      },
    };
    const first = await setUp(slow);
    expect(await second.promise).toEqual(first);
    expect(lines).toEqual([expect.stringMatching(/^waiting for another set-up that is getting the engine/)]);
  });

  test("an engine whose set-up is killed in the middle is not used, and the next one clears it away", async () => {
    const { folder, setUp, left } = engines();
    const program = `
      import { setUpEngine } from ${module("set-up-engine.ts")};
      import { mkdirSync, writeFileSync } from "node:fs";
      const fill = async (staging) => {
        mkdirSync(staging + "/bin");
        writeFileSync(staging + "/bin/pulumi", "#!/bin/sh", { mode: 0o755 });
        console.log("half");
        await new Promise(() => setInterval(() => {}, 1e6));
      };
      await setUpEngine({ folder: ${JSON.stringify(folder)}, ways: [{ name: "", fill }], report: () => {} });`;
    const killed = spawn(process.execPath, ["--input-type=module", "--eval", program]);
    await once(killed.stdout, "data");
    killed.kill("SIGKILL");
    await once(killed, "close");
    expect(left()).toEqual([expect.stringMatching(/^staging-/)]);

    await setUp(works);
    expect(left()).toEqual(["1"]);
  });
});
