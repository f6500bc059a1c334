import { expect, test } from "vitest";
import { stackConfigDirectoryOf } from "../../stacks/stack-config-directory.ts";

test.each([
  ["name: x\n", "."],
  ["name: x\nstackConfigDir: stacks/tenants\n", "stacks/tenants"],
])("%j keeps its stack files in %s", (text, folder) => {
  expect(stackConfigDirectoryOf(text)).toBe(folder);
});

test.each([
  ["name: [x", "it is no YAML: "],
  ["", "it is no mapping of keys to values"],
  ["- name", "it is no mapping of keys to values"],
  ["stackConfigDir: 7", "stackConfigDir is no text"],
])("%j is said to be wrong, and where", (text, reason) => {
  expect(() => stackConfigDirectoryOf(text, "sso/Pulumi.yaml")).toThrow(
    expect.objectContaining({
      code: "project-invalid",
      message: expect.stringMatching(/^sso\/Pulumi\.yaml cannot be read: .*\. Mend it and run this again\.$/),
    }),
  );
  expect(() => stackConfigDirectoryOf(text, "sso/Pulumi.yaml")).toThrow(reason);
});
