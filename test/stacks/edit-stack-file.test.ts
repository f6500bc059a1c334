import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { changedYaml } from "../../stacks/changed-yaml.ts";
import { editStackFile } from "../../stacks/edit-stack-file.ts";
import { makeProject, type Project } from "../support/project.ts";

const tenants = join(import.meta.dirname, "../../stacks/tenants");
const examples = readdirSync(tenants).filter((name) => name.startsWith("Pulumi."));
const textOf = (name: string) => readFileSync(join(tenants, name), "utf8");

/** The lines of one text that the other has not. */
const linesOnlyIn = (text: string, other: string) =>
  text.split("\n").filter((line) => !other.split("\n").includes(line));

describe("what is written", () => {
  test.each(examples)("%s: nothing to change changes nothing, to the byte", (name) => {
    expect(changedYaml(textOf(name), {}, name)).toBe(textOf(name));
  });

  test.each(examples)("%s: one key more is one line more", (name) => {
    const after = changedYaml(textOf(name), { "webex-sso:tenantGroup": "acme" }, name);
    expect(linesOnlyIn(after, textOf(name))).toEqual(["  webex-sso:tenantGroup: acme"]);
    expect(linesOnlyIn(textOf(name), after)).toEqual([]);
  });

  test("comments, quotes, order, blank lines and secrets stay, whatever goes and comes beside them", () => {
    const text = `# who owns this
config:
  # the organisation
  okta:orgName: "acme" # as in the address
  webex-sso:groups:
  # the board
  - '00g1'
  - 00g2 # everybody
  webex-sso:import: 0oa1

  webex-sso:idp: { kind: okta, label: 'Webex' }
  okta:apiToken:
    secure: v1:abc:def==
# the end
encryptionsalt: v1:salt
`;
    const changes = {
      "webex-sso:groups": ["00g1", "00g3", "00g2"],
      "webex-sso:import": undefined,
      "webex-sso:idp": { kind: "okta", label: "Webex", nameIdTemplate: "x" },
    };
    expect(changedYaml(text, changes, "x")).toBe(
      text
        .replace("  - 00g2", "  - 00g3\n  - 00g2")
        .replace("  webex-sso:import: 0oa1\n", "")
        .replace("'Webex' }", "'Webex', nameIdTemplate: x }"),
    );
  });

  test("a customer that gains a group stays where it was, and a new one comes last", () => {
    const name = "Pulumi.example-okta-partner.yaml";
    const customers = parse(textOf(name)).config["webex-sso:customers"];
    const changed = [{ ...customers[0], groups: [...customers[0].groups, "00gNew"] }, customers[1]];
    const added = { ...customers[1], name: "Third", groups: ["00gThird"] };
    const after = changedYaml(textOf(name), { "webex-sso:customers": [...changed, added] }, name);
    expect(linesOnlyIn(textOf(name), after)).toEqual(["      groups: [00g00000000002Lab5d7]"]);
    expect(after).toContain("      groups: [00g00000000002Lab5d7, 00gNew]\n    - name: Example Customer Two");
  });

  test("an empty file and one without config gain it", () => {
    expect(changedYaml("", { a: 1 }, "x")).toBe("config:\n  a: 1\n");
    expect(changedYaml("encryptionsalt: s\n", { a: 1 }, "x")).toBe("encryptionsalt: s\nconfig:\n  a: 1\n");
  });

  test("the line ends of Windows stay", () => {
    expect(changedYaml("config:\r\n  a: 1\r\n", { b: 2 }, "x")).toBe("config:\r\n  a: 1\r\n  b: 2\r\n");
  });

  const key = fc.stringMatching(/^[a-z]{1,6}:[a-z]{1,6}$/);
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie("value"), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const config = fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: true });

  test("whatever the keys hold, what is read back is the change and nothing else", () => {
    fc.assert(
      fc.property(config, config, fc.array(key, { maxLength: 2 }), (before, set, gone) => {
        const changes = { ...set, ...Object.fromEntries(gone.map((one) => [one, undefined])) };
        const text = `# first\n${stringify({ config: before, encryptionsalt: "v1:s" })}# last\n`;
        const after = changedYaml(text, changes, "x");
        const expected = { ...before, ...set };
        for (const one of gone) delete expected[one];
        expect(parse(after)).toEqual({ config: expected, encryptionsalt: "v1:s" });
        expect(after).toMatch(/^# first\n/);
        expect(after).toMatch(/\n# last\n$/);
      }),
    );
  });
});

describe("what is refused", () => {
  test.each([
    ["a secret", "config:\n  a:\n    secure: v1:x\n", { a: "plain" }, "a is a secret"],
    ["a secret within", "config:\n  a: [{secure: v1:x}]\n", { a: undefined }, "a is a secret"],
    ["no YAML", "config: [", { a: 1 }, "it is no YAML"],
    ["a list", "- a", { a: 1 }, "no mapping"],
    ["a key twice", "config:\n  a: 1\n  a: 2\n", { b: 1 }, "it is no YAML"],
    [
      "an anchor that others use",
      "config:\n  a: &x [1]\n  b: *x\n",
      { a: undefined },
      "was not changed: Unresolved alias",
    ],
  ])("%s", (_, text, changes, message) => {
    expect(() => changedYaml(text, changes, "Pulumi.acme.yaml")).toThrow(message);
    expect(() => changedYaml(text, changes, "Pulumi.acme.yaml")).toThrow(
      "Pulumi.acme.yaml was not changed: ",
    );
  });
});

describe("the file", () => {
  let project: Project;
  const path = () => join(project.folder, "stacks/tenants/Pulumi.acme.yaml");
  beforeAll(() => {
    project = makeProject();
  });
  afterAll(() => project.remove());

  test("is written when asked, with the rights that it has", () => {
    project.writeTenant("acme", { "webex-sso:mode": "organization" });
    chmodSync(path(), 0o640);
    const edit = editStackFile(project.folder, "acme", { "webex-sso:mode": "partner" });
    expect(readFileSync(path(), "utf8")).toBe(edit.before);
    edit.write();
    expect(readFileSync(path(), "utf8")).toBe(edit.after);
    expect(statSync(path()).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(project.folder, "stacks/tenants"))).toEqual(["Pulumi.acme.yaml"]);
  });

  test("is left alone when somebody else has changed it since", () => {
    project.writeTenant("acme", { "webex-sso:mode": "organization" });
    const edit = editStackFile(project.folder, "acme", { "webex-sso:mode": "partner" });
    writeFileSync(path(), "config: {}\n");
    expect(() => edit.write()).toThrow("somebody else has changed it in the meantime");
    expect(readFileSync(path(), "utf8")).toBe("config: {}\n");
  });

  test("a tenant that does not exist is said as everywhere", () => {
    expect(() => editStackFile(project.folder, "nosuch", {})).toThrow("There is no tenant nosuch");
  });
});
