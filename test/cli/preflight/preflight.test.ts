import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { engineEnvironment } from "../../../tools/engine/engine-environment.ts";
import { makeProject, type Project } from "../../support/project.ts";
import { runCommand } from "../../support/run-command.ts";
import { startStandInApi } from "./stand-in-api.ts";

const examples = join(import.meta.dirname, "../../../stacks/tenants");
let project: Project;

beforeAll(() => {
  project = makeProject();
  for (const [tenant, example] of [
    ["acme", "example-okta"],
    ["partner", "example-okta-partner"],
    ["on-site", "example-adfs"],
  ] as const) {
    const { config } = parse(readFileSync(join(examples, `Pulumi.${example}.yaml`), "utf8"));
    const { "okta:apiToken": _, ...rest } = config;
    const metadata = config["webex-sso:metadata"];
    copyFileSync(join(examples, metadata), join(project.folder, "stacks/tenants", metadata));
    project.writeTenant(tenant, rest);
  }
  const files = {
    "okta.csv":
      "id,email,login,status\n1,jane.doe@a.example,x@a.example,ACTIVE\n2,bob@old.example,bob@a.example,ACTIVE\n",
    "good.csv": "id,email,login,status\n1,jane.doe@a.example,x@a.example,ACTIVE\n",
    "nobody.csv": "id,email,status\n1,jane.doe@a.example,DEPROVISIONED\n",
    "webex.csv": "User ID/Email (Required),User Status\njane.doe@a.example,Active\nbob@a.example,Active\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project.folder, name), text);
});
afterAll(() => project.remove());

const run = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  runCommand(project.folder, ["preflight", ...args], { WEBEX_ACCESS_TOKEN: "", ...environment });

const both = ["--idp-users", "okta.csv", "--webex-users", "webex.csv"];

test("counts first, then each problem with its mend; addresses are shortened", async () => {
  const { code, stdout } = await run(["acme", ...both]);
  expect(code).toBe(1);
  expect(stdout).toContain("acme: uid comes from user.email");
  expect(stdout).toContain("1 match, 1 would be refused");
  expect(stdout).toContain("error preflight-other-address: 1 user: in Webex under another address than uid");
  expect(stdout).toContain("webex-sso:claimSource");
  expect(stdout).toContain("line 3  b…@old.example  (Webex: b…@a.example)");
  expect(stdout).not.toContain("bob@");
});

test("with --show-addresses they are as they are", async () => {
  const { stdout } = await run(["acme", ...both, "--show-addresses"]);
  expect(stdout).toContain("line 3  bob@old.example  (Webex: bob@a.example)");
});

test("as JSON: the counts, and every user of each problem", async () => {
  const { stdout } = await run(["acme", ...both, "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    tenant: "acme",
    claim: { name: "uid", value: "email", expression: "user.email" },
    idp: { users: 2, disabled: 0 },
    webex: { users: 2 },
    counts: { fine: 1, refused: 1, unclear: 0, noWebexUser: 0, noIdpUser: 0 },
    groups: [
      {
        finding: { code: "preflight-other-address", severity: "error" },
        users: [{ where: "line 3", value: "b…@old.example" }],
      },
    ],
  });
});

test("nothing to mend is exit code 0, with who lacks an account as a warning", async () => {
  const { code, stdout } = await run(["acme", "--idp-users", "good.csv", "--webex-users", "webex.csv"]);
  expect(code).toBe(0);
  expect(stdout).toContain("warning preflight-no-idp-user: 1 user of Webex");
});

test("nobody to compare is no result", async () => {
  const { code, stderr } = await run(["acme", "--idp-users", "nobody.csv", "--webex-users", "webex.csv"]);
  expect(code).toBe(1);
  expect(stderr).toContain("There is no user to compare in nobody.csv, column email");
});

test("the claim of a partner is mail, and Webex's users are those of its customers", async () => {
  const api = await startStandInApi(({ url }) => ({
    body: {
      totalResults: 1,
      Resources: [
        {
          userName: url.pathname.includes("3331/") ? "jane.doe@a.example" : "bob@a.example",
          userType: "user",
        },
      ],
    },
  }));
  const { stdout } = await run(["partner", "--idp-users", "okta.csv", "--webex-url", api.base], {
    WEBEX_ACCESS_TOKEN: "secret-token",
  });
  await api.close();
  expect(stdout).toContain("partner: mail comes from user.email");
  expect(stdout).toContain("2 users (Webex, by its SCIM 2 API)");
  expect(api.seen.map(({ url }) => url.pathname.split("/")[3])).toEqual([
    "33333333-3333-4333-8333-333333333331",
    "33333333-3333-4333-8333-333333333332",
  ]);
});

test("a list that is shorter than Webex says is no complete result, though everybody in it is fine", async () => {
  const api = await startStandInApi(({ url }) => ({
    body: {
      totalResults: 3,
      Resources:
        url.searchParams.get("startIndex") === "1"
          ? [{ userName: "jane.doe@a.example", userType: "user" }]
          : [],
    },
  }));
  const ask = (...more: readonly string[]) =>
    run(["acme", "--idp-users", "good.csv", "--webex-url", api.base, ...more], {
      WEBEX_ACCESS_TOKEN: "secret-token",
    });
  const { code, stdout } = await ask();
  const json = await ask("--json");
  await api.close();
  expect(code).toBe(1);
  expect(stdout).toContain("1 user (Webex, by its SCIM 2 API); not complete, 2 more were not given");
  expect(stdout).toMatch(/error preflight-incomplete: .* has 3 users, and has given 1\./);
  expect(stdout).toContain("--webex-users FILE.csv");
  expect(stdout).not.toContain("Everybody who may sign in");
  expect(JSON.parse(json.stdout).webex.gaps).toMatchObject([{ read: 1, total: 3 }]);
});

test("ADFS has no API that lists users: the export is named", async () => {
  const { code, stderr } = await run(["on-site", "--from-api", "--webex-users", "webex.csv"]);
  expect(code).toBe(2);
  expect(stderr).toContain("--from-api is not for ADFS");
  expect(stderr).toContain("Export-Csv");
});

test("without credentials, the keys that are missing are named", async () => {
  const { code, stderr } = await run(["acme", "--from-api", "--webex-users", "webex.csv"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/okta:apiToken.*OKTA_API_TOKEN.*in the environment/);
});

test("by the API, with the token of the stack, which the engine decrypts and nobody sees", async () => {
  const { pulumi, env } = await engineEnvironment();
  const engine = {
    ...env,
    PULUMI_BACKEND_URL: project.backend,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const options = { cwd: project.folder, env: { ...process.env, ...engine }, stdio: "ignore" } as const;
  execFileSync(pulumi, ["stack", "init", "acme"], options);
  execFileSync(
    pulumi,
    ["config", "set", "--secret", "okta:apiToken", "canary-of-okta", "--stack", "acme"],
    options,
  );
  const api = await startStandInApi(() => ({
    body: [{ id: "1", status: "ACTIVE", profile: { email: "jane.doe@a.example", login: "jane" } }],
  }));
  const { code, stdout, stderr } = await run(["acme", "--from-api", "--webex-users", "webex.csv"], {
    ...engine,
    OKTA_HTTP_PROXY: api.base,
  });
  await api.close();
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("1 user (Okta, members of 1 group)");
  expect(api.seen.map(({ authorization }) => authorization)).toEqual(["SSWS canary-of-okta"]);
  expect(stdout).not.toContain("canary");
}, 60_000);
