import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import languageProto from "@pulumi/pulumi/proto/language_pb.js";
import { describe, expect, test } from "vitest";
import { nearestPackage } from "../../../tools/language-host/nearest-package.ts";
import { programDependencies } from "../../../tools/language-host/program-dependencies.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { programInfo } from "./program.ts";
import { startHost } from "./start-host.ts";

const installed = {
  "node_modules/@pulumi/pulumi": { version: "3.255.0" },
  "node_modules/@pulumi/pulumi/node_modules/semver": { version: "7.0.0" },
};
const files = {
  "package.json": '{ "dependencies": { "@pulumi/pulumi": "^3.0.0", "absent": "1.0.0" } }',
  "node_modules/.package-lock.json": JSON.stringify({ packages: installed }),
};

describe("programDependencies", () => {
  test.each([
    ["what the program names and has", false, ["@pulumi/pulumi 3.255.0"]],
    ["all that is installed", true, ["@pulumi/pulumi 3.255.0", "semver 7.0.0"]],
  ])("%s", (_, transitive, expected) => {
    const directory = join(temporaryFolder(files), "stacks");
    const request = new languageProto.GetProgramDependenciesRequest()
      .setTransitivedependencies(transitive)
      .setInfo(programInfo(directory));
    const list = programDependencies(request).getDependenciesList();
    expect(list.map((one) => `${one.getName()} ${one.getVersion()}`)).toEqual(expected);
  });

  test("nothing where nothing is installed", () => {
    const directory = temporaryFolder({ "package.json": files["package.json"] });
    const request = new languageProto.GetProgramDependenciesRequest().setPwd(directory);
    expect(programDependencies(request).getDependenciesList()).toEqual([]);
  });
});

describe("nearestPackage", () => {
  test("is the folder's own or the nearest above", () => {
    const root = temporaryFolder({
      "package.json": "{}",
      "a/package.json": '{ "devDependencies": { "x": "1" } }',
    });
    expect(nearestPackage(join(root, "a/b/c"))).toEqual({ directory: join(root, "a"), dependencies: ["x"] });
    expect(nearestPackage(root)).toEqual({ directory: root, dependencies: [] });
  });
});

describe("InstallDependencies", () => {
  test("leaves a package without dependencies as it is", async () => {
    const directory = temporaryFolder({ "package.json": '{ "type": "module" }' });
    mkdirSync(join(directory, "provider"));
    const host = await startHost();
    const request = new languageProto.InstallDependenciesRequest().setDirectory(join(directory, "provider"));
    const call = host.client.installDependencies(request).resume();
    await new Promise((resolve, reject) => call.once("end", resolve).once("error", reject));
    expect(existsSync(join(directory, "package-lock.json"))).toBe(false);
  });
});
