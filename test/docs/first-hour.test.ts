import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { installTool, packTool } from "../support/packed-tool.ts";
import { openShell } from "./first-hour/shell.ts";
import { replay } from "./first-hour/transcript.ts";
import { varying } from "./first-hour/varying.ts";

const page = join(import.meta.dirname, "../../docs/first-hour.md");
const written = readFileSync(page, "utf8");
const folder = mkdtempSync(join(tmpdir(), "webex-sso-first-hour-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const anew = "If that is as it should be: npx vitest run test/docs/first-hour.test.ts --update";

test("docs/first-hour.md is what its commands put out, in an empty folder, on the packed tool", async () => {
  const tarball = packTool(folder);
  const home = join(folder, "home");
  mkdirSync(home);
  // What npx would fetch.
  installTool(tarball, home);
  const shell = openShell(home, tarball);
  const replayed = await replay(written, shell);
  await expect(replayed, anew).toMatchFileSnapshot(page);
}, 600_000);

test("what is replaced in it is in its table", () => {
  for (const { what, shown } of varying)
    expect(written).toMatch(
      new RegExp(`^\\| ${what} +\\| ${shown === "" ? "left out" : `\`${shown}\``} +\\|$`, "m"),
    );
});
