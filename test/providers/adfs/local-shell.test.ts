import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { AdfsServer } from "../../../providers/adfs/transport/adfs-server.ts";
import { localShell } from "../../../providers/adfs/transport/local-shell.ts";
import { createTrust } from "../../../providers/adfs/trust/create.ts";
import { find } from "../../../providers/adfs/trust/find.ts";
import { sampleTrust } from "../../lab/adfs/sample-trust.ts";
import { urn } from "./adfs-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "adfs-local-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const limits = { timeoutSeconds: 30, maxSessions: 1, wait: async () => {} };

test("PowerShell on this machine, by standard input and output", async () => {
  const standIn = join(import.meta.dirname, "../../../lab/adfs/local-powershell.ts");
  const server = new AdfsServer(localShell([process.execPath, standIn, join(folder, "adfs.json")]), limits);
  const inputs = { ...sampleTrust("wiki"), notes: "für “alle”" };
  await createTrust(server, { inputs, urn, signal: new AbortController().signal });
  const { trusts } = await find(server, ["https://wiki.example.com"]);
  expect(trusts).toMatchObject([{ urn, inputs: { name: "wiki", notes: inputs.notes } }]);
});

test("a machine without Windows PowerShell: what to set instead", async () => {
  const server = new AdfsServer(localShell(["no-such-powershell"]), limits);
  await expect(find(server, ["x"])).rejects.toThrow(
    'no-such-powershell cannot be started here: spawn no-such-powershell ENOENT. adfs:transport is "local"',
  );
});
