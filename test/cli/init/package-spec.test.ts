import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { PackageProblem, packageSpec } from "../../../cli/init/package-spec.ts";

const from = mkdtempSync(join(tmpdir(), "webex-sso-spec-"));
afterAll(() => rmSync(from, { recursive: true }));
writeFileSync(join(from, "webex-sso-0.1.0.tgz"), "");
writeFileSync(join(from, "notes.txt"), "");
mkdirSync(join(from, "checkout"));
writeFileSync(join(from, "checkout/package.json"), "{}");
mkdirSync(join(from, "empty"));
const spec = (given: string) => packageSpec(given, { folder: join(from, "projects/acme"), from });

test.each([
  ["0.1.0", "0.1.0"],
  ["1.2.3-rc.1", "1.2.3-rc.1"],
  ["https://example.com/webex-sso.tgz", "https://example.com/webex-sso.tgz"],
  ["git+ssh://git@example.com/webex-sso.git#v1", "git+ssh://git@example.com/webex-sso.git#v1"],
  ["webex-sso-0.1.0.tgz", "file:../../webex-sso-0.1.0.tgz"],
  ["file:webex-sso-0.1.0.tgz", "file:../../webex-sso-0.1.0.tgz"],
  ["./checkout", "file:../../checkout"],
])("%s becomes %s", (given, expected) => {
  expect(spec(given)).toBe(expected);
});

test.each([
  ["^0.1.0", "it is no exact version such as 0.1.0"],
  ["latest", "there is no such file"],
  ["", "it is no exact version"],
  ["notes.txt", "it is no tarball (.tgz)"],
  ["empty", "it is a folder without package.json"],
])("%j is refused", (given, reason) => {
  expect(() => spec(given)).toThrow(PackageProblem);
  expect(() => spec(given)).toThrow(reason);
});
