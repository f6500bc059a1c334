import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../policies/bundle.ts";
import { pulumiPolicies } from "../../policies/pulumi-policies.ts";
import { rules } from "../../policies/rules/index.ts";
import { engineEnvironment } from "../../tools/engine/engine-environment.ts";
import { type PulumiCloud, startPulumiCloud } from "../support/pulumi-cloud.ts";
import { packSettings } from "./raw-stack.ts";
import { today } from "./sample.ts";

const root = join(import.meta.dirname, "../..");
let folder: string;
let cloud: PulumiCloud;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-publish-"));
  cloud = await startPulumiCloud();
});
afterAll(() => {
  cloud?.close();
  if (folder) rmSync(folder, { recursive: true });
});

test("pulumi policy publish takes the bundle, with the settings beside it", async () => {
  const pack = join(folder, "pack");
  await bundle(pack);
  writeFileSync(join(pack, "webex-sso-policy.yaml"), "preset: strict\n");
  mkdirSync(join(pack, "node_modules/@pulumi"), { recursive: true });
  for (const name of ["policy", "pulumi"])
    symlinkSync(join(root, "node_modules/@pulumi", name), join(pack, "node_modules/@pulumi", name));

  const { env } = await engineEnvironment();
  await promisify(execFile)("pulumi", ["policy", "publish", "acme", "--non-interactive"], {
    cwd: pack,
    env: {
      ...env,
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: cloud.url,
      PULUMI_ACCESS_TOKEN: "nobody's",
    },
  });

  const [{ metadata, archive } = { metadata: undefined, archive: Buffer.alloc(0) }] = cloud.published;
  const strict = pulumiPolicies(rules, packSettings({ preset: "strict" }), () => today);
  expect(metadata?.policies.map(({ name }) => name).sort()).toEqual(strict.map(({ name }) => name).sort());
  const file = join(folder, "pack.tgz");
  writeFileSync(file, archive);
  const { stdout } = await promisify(execFile)("tar", ["tzf", file]);
  // Everything that the pack needs, and none of what `npm install` brings.
  expect(stdout.trim().split("\n").sort()).toEqual(
    ["PulumiPolicy.yaml", "index.js", "package.json", "webex-sso-policy.yaml"].map(
      (name) => `package/${name}`,
    ),
  );
});
