import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { type AdfsLab, startAdfsLab } from "../../../lab/adfs/start.ts";
import { RelyingPartyTrust } from "../../../providers/adfs/sdk/relying-party-trust.ts";
import { trustProperties } from "../../../providers/adfs/trust/properties.ts";
import { engineEnvironment } from "../../../tools/engine/engine-environment.ts";
import { sampleTrust } from "../../lab/adfs/sample-trust.ts";

const project = join(import.meta.dirname, "../../..");
let folder: string;
let lab: AdfsLab;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "adfs-plugin-"));
  lab = await startAdfsLab({ stateFile: join(folder, "adfs.json") });
});
afterAll(() => {
  lab.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the plugin", () => {
  test("tells the engine its schema, in which every input is described", async () => {
    const { pulumi, env } = await engineEnvironment();
    const { stdout } = await promisify(execFile)(pulumi, ["package", "get-schema", "./providers/adfs"], {
      cwd: project,
      env,
    });
    const { inputProperties, requiredInputs } = JSON.parse(stdout).resources["adfs:index:RelyingPartyTrust"];
    expect(Object.keys(inputProperties).sort()).toEqual(Object.keys(trustProperties).sort());
    expect(requiredInputs).toEqual(["name", "identifier"]);
  });

  test("is started by the engine where a project names its folder", async () => {
    const { env } = await engineEnvironment();
    process.env.PATH = env.PATH;
    const plugins = { providers: [{ name: "adfs", path: join(project, "providers/adfs") }] };
    writeFileSync(join(folder, "Pulumi.yaml"), stringify({ name: "plugin", runtime: "nodejs", plugins }));
    const stack = await LocalWorkspace.createOrSelectStack(
      {
        stackName: "plugin",
        projectName: "plugin",
        program: async () => {
          new RelyingPartyTrust("wiki", sampleTrust("plugin"));
        },
      },
      {
        workDir: folder,
        envVars: {
          ...env,
          PULUMI_HOME: join(folder, "home"),
          PULUMI_BACKEND_URL: `file://${folder}`,
          PULUMI_CONFIG_PASSPHRASE: "test",
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        },
      },
    );
    for (const [key, value] of Object.entries(lab.config)) {
      await stack.setConfig(`adfs:${key}`, { value, secret: key === "privateKey" });
    }
    await stack.up();
    expect(lab.trusts.list()).toHaveLength(1);
    await stack.destroy();
    expect(lab.trusts.list()).toEqual([]);
  });
});
