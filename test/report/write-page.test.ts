import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writePage } from "../../report/write-page.ts";
import { sampleFleet, sampleTenant } from "./sample-fleet.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-page-"));
});
afterEach(() => rmSync(folder, { recursive: true }));
const fleet = sampleFleet([sampleTenant()]);

test("makes the folder, and leaves what else is in it alone", () => {
  const target = join(folder, "a/b");
  expect(writePage(fleet, target)).toBe(join(target, "index.html"));
  writeFileSync(join(target, "notes.txt"), "mine");
  writePage(sampleFleet([]), target);
  expect(readdirSync(target).sort()).toEqual(["index.html", "notes.txt"]);
  expect(readFileSync(join(target, "notes.txt"), "utf8")).toBe("mine");
  expect(readFileSync(join(target, "index.html"), "utf8")).toContain("There are no tenants yet.");
});

test("somebody else's index.html stays", () => {
  writeFileSync(join(folder, "index.html"), "<h1>The company</h1>");
  expect(() => writePage(fleet, folder)).toThrow(/index\.html is there already, .* Name another folder/);
  expect(readFileSync(join(folder, "index.html"), "utf8")).toBe("<h1>The company</h1>");
  expect(readdirSync(folder)).toEqual(["index.html"]);
});

test("a file is no folder", () => {
  const file = join(folder, "report");
  writeFileSync(file, "");
  expect(() => writePage(fleet, file)).toThrow(`${file} is a file. Name a folder for the report.`);
});

test("what cannot be a folder, or has a folder in the page's place, is said in a sentence", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => writePage(fleet, join(folder, "file/below"))).toThrow(
    /cannot be made: .* Name another folder/,
  );
  mkdirSync(join(folder, "index.html"));
  expect(() => writePage(fleet, folder)).toThrow(/index\.html is there already, .* Name another folder/);
});

test("the page forbids every request, and lets run its own script and style alone", () => {
  const html = readFileSync(writePage(fleet, folder), "utf8");
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  expect(policy.replaceAll("&#39;", "'")).toMatch(
    /^default-src 'none'; img-src data:; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/,
  );
  expect(html).not.toMatch(/(src|href)="(?!#|data:,)/);
});
