import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { webexSso } from "../idp-metadata/command.ts";

const root = join(import.meta.dirname, "../../..");
const file = "idb-meta-22222222-2222-4222-8222-222222222222-SP.xml";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-sheet-"));
  copyFileSync(join(root, "stacks/tenants", file), join(folder, "sp.xml"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("of a file alone, outside of any project", async () => {
  const { code, stdout, stderr } = await webexSso(folder, ["sheet", "sp.xml", "--mode", "partner", "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { title, sections } = JSON.parse(stdout);
  expect(title).toContain("sp.xml");
  expect(JSON.stringify(sections)).toContain('"mail"');
  expect(readdirSync(folder)).toEqual(["sp.xml"]);
});

test("into a file, as HTML; again: nothing changes", async () => {
  const args = ["sheet", "example-okta", "--format", "html", "--out", join(folder, "a.html")];
  expect(await webexSso(root, args)).toMatchObject({ code: 0, stdout: "" });
  const made = readFileSync(join(folder, "a.html"), "utf8");
  expect(made).toMatch(/^<!doctype html>/);
  expect(await webexSso(root, args)).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, "a.html"), "utf8")).toBe(made);
});
