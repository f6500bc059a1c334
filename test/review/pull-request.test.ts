import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formats } from "../../review/formats/index.ts";
import { tenantSection } from "../../review/formats/tenant-section.ts";
import type { Review } from "../../review/review.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { set } from "../lifecycle/config-change.ts";
import { applyEdits } from "./apply.ts";
import { pullRequests } from "./changes.ts";
import { configOf, type FleetProject, makeFleetProject, tenants } from "./fleet-project.ts";

const cli = join(import.meta.dirname, "../../cli/main.ts");

let fleet: FleetProject;
beforeAll(async () => {
  fleet = await makeFleetProject();
}, 600_000);
afterAll(() => fleet?.remove());

async function review(...args: readonly string[]) {
  const env = { ...fleet.environment, INIT_CWD: fleet.project.folder };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [cli, "review", ...args],
      { env, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

describe.each(Object.entries(pullRequests))("%s", (title, edits) => {
  let result: Review;
  let code: number;
  beforeAll(async () => {
    fleet.git("checkout", "--quiet", "-f", "-b", title.replaceAll(" ", "-"), "main");
    applyEdits(fleet.project, edits);
    fleet.git("add", "-A");
    fleet.git("commit", "--quiet", "--message", title);
    const run = await review("--json", "--base", "main");
    code = run.code;
    result = JSON.parse(run.stdout);
  }, 600_000);

  test.each(edits)("$title", ({ expected }) => {
    for (const [tenant, [verdict, ...words]] of Object.entries(expected)) {
      const one = result.tenants.find((candidate) => candidate.tenant === tenant);
      if (one === undefined) throw new Error(`${tenant} is not touched`);
      const section = tenantSection(one);
      expect(`${tenant}: ${one.verdict}`, section).toBe(`${tenant}: ${verdict}`);
      for (const word of words)
        if (typeof word === "string") expect(section).toContain(word);
        else expect(section).toMatch(word);
    }
  });

  test("no other tenant is touched, and the exit code follows the verdict", () => {
    const expected = edits.flatMap((one) => Object.keys(one.expected)).sort();
    expect(result.tenants.map(({ tenant }) => tenant).sort()).toEqual(expected);
    expect(result).toMatchObject({ verdict: "blocked", tenantCount: expect.any(Number) });
    expect(code).toBe(1);
    expect(Object.keys(tenants)).toHaveLength(12);
  });
});

test("one tenant, in a format for machines, under a stricter verdict", async () => {
  fleet.git("checkout", "--quiet", "-f", "a-change-for-each");
  const { code, stdout } = await review(
    ...["--base", "main", "--tenants", "entra-hq", "--format", "sarif", "--fail-on", "changes-sign-in"],
  );
  expect(code).toBe(1);
  expect(JSON.parse(stdout).runs[0].results).toMatchObject([
    {
      ruleId: "changes-sign-in",
      level: "warning",
      message: { text: expect.stringContaining("who may sign in added") },
      locations: [{ physicalLocation: { artifactLocation: { uri: "stacks/tenants/Pulumi.entra-hq.yaml" } } }],
    },
    { ruleId: "control-hub-test-missing", level: "warning" },
  ]);
});

test("documentation touches nobody, and the comment says so", async () => {
  fleet.git("checkout", "--quiet", "-f", "-b", "documentation", "main");
  fleet.project.writeFile("../../README.md", "# Tenants\n");
  fleet.git("add", "-A");
  const { code, stdout } = await review("--base", "main");
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout:
      "<!-- webex-sso review -->\n## ✅ safe\n\nNo tenant is touched, compared with `main`: only `README.md`, which nothing that is deployed uses.\n",
  });
});

test("a base that is missing, and a tenant that is not touched, are said in a line", async () => {
  expect(await review("--base", "nosuch")).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^There is no branch, tag or commit nosuch .*\n$/),
  });
  expect(await review("--base", "main", "--tenants", "okta-hp")).toMatchObject({
    code: 1,
    stdout: "",
    stderr: "The change since main does not touch okta-hp. It touches: no tenant.\n",
  });
});

describe("a canary in every secret field", () => {
  const canary = "canary-4711";
  const chosen = ["adfs-hq", "entra-hq", "okta-hq", "pingfederate-east", "pingone-east"];

  test("appears in no format, nor in what the command says, and neither do raw values", async () => {
    fleet.git("checkout", "--quiet", "-f", "-b", "canary", "main");
    for (const tenant of chosen) {
      const { kind } = tenants[tenant] as { kind: VendorKind };
      fleet.project.writeTenant(tenant, set("claimSource", "userName")(configOf(tenant)));
      for (const key of vendors[kind].credentials) await fleet.setSecret(tenant, key, canary);
    }
    const out = join(fleet.project.folder, "out");
    const { stdout, stderr } = await review("--json", "--base", "main", "--out", out);
    const result: Review = JSON.parse(stdout);
    expect(result.tenants.map(({ tenant }) => tenant)).toEqual(expect.arrayContaining(chosen));
    const texts = [stdout, stderr, readFileSync(join(out, "review.json"), "utf8")];
    for (const { render } of Object.values(formats)) texts.push(render(result, {}));
    expect(texts.filter((text) => text.includes(canary))).toEqual([]);
    expect(texts.join("\n")).not.toContain("PRIVATE KEY");
  });
});
