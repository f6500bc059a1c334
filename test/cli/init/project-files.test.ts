import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ciHosts } from "../../../cli/init/ci-files.ts";
import { projectFiles } from "../../../cli/init/project-files.ts";
import { isNeverDeployed } from "../../../fleet/touched/never-deployed.ts";
import { settingsSchema } from "../../../policies/settings/schema.ts";
import { ownPackage } from "../../../tools/own-package.ts";
import { gitHubParser } from "../../templates/github-parser.ts";

const own = ownPackage();
const filesFor = (ci: (typeof ciHosts)[number]) => projectFiles({ name: "acme-sso", ci, own, spec: "0.1.0" });

describe.each(ciHosts)("a project with the pipeline %s", (ci) => {
  const files = filesFor(ci);

  test("names no path of this repository", () => {
    const text = Object.entries(files).filter(([path]) => path !== "README.md");
    for (const [path, content] of text)
      expect(content, path).not.toMatch(/\btemplates\/|(?<!webex-sso\/)\bdocs\//);
    for (const [path, content] of text) expect(content, path).not.toContain("{{name}}");
  });

  test("every script and file that its workflows name is there", () => {
    const named = Object.values(files).flatMap(
      (text) => text.match(/\.(?:github|gitlab)\/webex-sso\/[\w./-]+\w/g) ?? [],
    );
    expect(named.length > 0).toBe(ci !== "none");
    for (const path of named) expect(Object.keys(files)).toContain(path);
  });

  test("no tenant is touched by a change of the pipeline", () => {
    const pipeline = Object.keys(files).filter((path) => /^\.git(hub|lab)/.test(path));
    expect(pipeline.filter((path) => !isNeverDeployed(path))).toEqual([]);
  });

  test("depends on exact versions, and has what its workflows run", () => {
    const { dependencies, scripts } = JSON.parse(files["package.json"] ?? "");
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    const ran = Object.values(files).flatMap((text) =>
      [...text.matchAll(/npm run (?:-s )?([\w-]+)/g)].map(([, name]) => name),
    );
    for (const name of ran) expect(Object.keys(scripts)).toContain(name);
  });
});

test("the settings of the policy pack are what the pack takes", () => {
  expect(
    settingsSchema.safeParse(parse(filesFor("none")["policies/webex-sso-policy.yaml"] ?? "")).success,
  ).toBe(true);
});

test("Pulumi.yaml comes last: only with it a folder is a project", () => {
  expect(Object.keys(filesFor("github")).at(-1)).toBe("Pulumi.yaml");
  expect(parse(filesFor("github")["Pulumi.yaml"] ?? "")).toMatchObject({
    name: "acme-sso",
    stackConfigDir: "tenants",
  });
});

test("a name that YAML would take for a number stays a name", () => {
  const files = projectFiles({ name: "2026", ci: "none", own, spec: "0.1.0" });
  expect(parse(files["Pulumi.yaml"] ?? "").name).toBe("2026");
});

test("GitHub's own parser has nothing to say about its workflows", async () => {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await gitHubParser();
  const workflows = Object.entries(filesFor("github")).filter(([path]) =>
    path.startsWith(".github/workflows/"),
  );
  expect(workflows).toHaveLength(3);
  for (const [name, content] of workflows) {
    const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    if (value !== undefined) await convertWorkflowTemplate(context, value);
    expect(
      context.errors.getErrors().map(({ message }) => message),
      name,
    ).toEqual([]);
  }
});
