import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeHandOver } from "../../../cli/rotate/hand-over.ts";
import type { Rotating } from "../../../cli/rotate/rotating.ts";
import { rotationReport } from "../../../cli/rotate/rotation-report.ts";
import { facts, valuesOf } from "./sample.ts";

test("a checklist keeps its ticks, and another stage has one of its own", () => {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-test-"));
  const before: Rotating = {
    tenant: "acme",
    values: valuesOf("okta"),
    webex: { signing: [], encryption: [] },
  };
  const write = (rotating: Rotating) =>
    writeHandOver(folder, rotating, { facts }, { ...rotationReport(rotating, facts), files: [] }).notes;
  expect(write(before)).toEqual([]);
  writeFileSync(join(folder, "rotate-acme.md"), "- [x] done");
  expect(write(before)).toEqual([expect.stringContaining("rotate-acme.md stays as it is")]);
  expect(readFileSync(join(folder, "rotate-acme.md"), "utf8")).toBe("- [x] done");
  const rotation = { side: "webex", stage: "staged" } as Rotating["rotation"];
  writeHandOver(
    folder,
    { ...before, ...(rotation && { rotation }) },
    { facts },
    { ...rotationReport(before, facts), files: [] },
  );
  expect(readdirSync(folder).sort()).toEqual(["rotate-acme-webex-staged.md", "rotate-acme.md"]);
  rmSync(folder, { recursive: true });
});
