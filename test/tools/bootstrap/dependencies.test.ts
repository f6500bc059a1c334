import { describe, expect, test } from "vitest";
import { dependenciesInstalled } from "../../../tools/bootstrap/dependencies.js";
import { temporaryFolder } from "../temporary-folder.ts";

const grpc = { version: "1.0.0", integrity: "sha512-a" };
const wanted = {
  "": { version: "0.1.0" },
  "node_modules/grpc": grpc,
  "node_modules/only-on-macos": { version: "2.0.0", integrity: "sha512-b", optional: true },
};

function project(installed: unknown): string {
  return temporaryFolder({
    "package-lock.json": JSON.stringify({ packages: wanted }),
    "node_modules/.package-lock.json": typeof installed === "string" ? installed : JSON.stringify(installed),
  });
}

describe("dependenciesInstalled", () => {
  test.each([
    ["everything that this platform needs", { "node_modules/grpc": grpc }, true],
    ["another version", { "node_modules/grpc": { ...grpc, version: "1.0.1" } }, false],
    [
      "the same version with other content",
      { "node_modules/grpc": { ...grpc, integrity: "sha512-c" } },
      false,
    ],
    ["a package too many", { "node_modules/grpc": grpc, "node_modules/left": grpc }, false],
    [
      "one more for this platform",
      { "node_modules/grpc": grpc, "node_modules/x": { ...grpc, optional: true } },
      true,
    ],
    ["a package too few", {}, false],
  ])("%s", (_, packages, expected) => {
    expect(dependenciesInstalled(project({ packages }))).toBe(expected);
  });

  test("a list that npm is still writing is no installation", () => {
    expect(dependenciesInstalled(project('{"packages": {'))).toBe(false);
  });

  test("without node_modules there is none", () => {
    const fresh = temporaryFolder({ "package-lock.json": JSON.stringify({ packages: wanted }) });
    expect(dependenciesInstalled(fresh)).toBe(false);
  });
});
