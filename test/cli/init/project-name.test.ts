import fc from "fast-check";
import { expect, test } from "vitest";
import { nameFrom, nameProblem } from "../../../cli/init/project-name.ts";

test.each([
  ["acme-sso", undefined],
  ["a", undefined],
  ["webex-sso", "webex-sso is taken: npm needs another name, such as acme-sso."],
  ["node_modules", "node_modules is taken: npm needs another name, such as acme-sso."],
  ["x".repeat(101), "It has 101 characters, and 100 are the most."],
])("the name %s", (name, problem) => {
  expect(nameProblem(name)).toBe(problem);
});

test.each(["", "Acme", "acme sso", ".acme", "acme/sso", "@acme/sso", "ücme"])("no name is %j", (name) => {
  expect(nameProblem(name)).toMatch(/^It must begin with a small letter or a digit/);
});

test.each([
  ["/home/ada/Acme SSO", "acme-sso"],
  ["/home/ada/.acme", "acme"],
  ["/home/ada/Größe_2", "gro-e_2"],
  ["/home/ada/Projekt Köln", "projekt-koln"],
  ["/home/ada/webex-sso", undefined],
  ["/home/ada/組織", undefined],
  ["/", undefined],
])("the folder %s gives the name %s", (folder, name) => {
  expect(nameFrom(folder)).toBe(name);
});

test("whatever a folder is called, its name is a good one or none", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (folder) => {
      const name = nameFrom(`/home/${folder}`);
      expect(name === undefined ? undefined : nameProblem(name)).toBe(undefined);
    }),
  );
});
