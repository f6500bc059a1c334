import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFaults } from "../../lab/faults.ts";
import { connect } from "../providers/host/client.ts";
import { sampleApp, urns } from "./sample-app.ts";

const main = join(import.meta.dirname, "../../lab/main.ts");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lab-main-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function start(args: string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env } });
}

describe("the lab as a process", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("prints the variable, serves, and ends on %s", async (signal) => {
    const lab = start([folder]);
    const [line] = await once(createInterface(lab.stdout), "line");
    const port = /^PULUMI_DEBUG_PROVIDERS=(?:.*,)?okta:(\d+)/.exec(line)?.[1];
    const client = connect(Number(port));
    await client.configure({ orgName: "acme", apiToken: "t" });
    await client.create(urns.group, { name: "g" });
    expect(existsSync(join(folder, "okta.json"))).toBe(true);
    client.close();
    lab.kill(signal);
    expect(await once(lab, "exit")).toEqual([0, null]);
  });

  test("takes faults from the file that the environment names", async () => {
    const file = join(folder, "elsewhere.json");
    createFaults(file).next({ on: "create okta:app/saml:Saml", kind: "500-after-write" });
    const lab = start([folder], { WEBEX_SSO_LAB_FAULTS: file });
    const [line] = await once(createInterface(lab.stdout), "line");
    const client = connect(Number(/okta:(\d+)/.exec(line)?.[1]));
    await client.configure({ orgName: "acme", apiToken: "t" });
    await expect(client.create(urns.saml, sampleApp)).rejects.toThrow("Internal Server Error");
    client.close();
    lab.kill();
    await once(lab, "exit");
  });

  test("says how it is used", async () => {
    const lab = start([]);
    const [line] = await once(createInterface(lab.stderr), "line");
    expect(line).toMatch(/^Usage: node lab\/main\.ts FOLDER/);
    expect(await once(lab, "exit")).toEqual([2, null]);
  });
});
