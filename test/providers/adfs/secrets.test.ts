import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { secret } from "@pulumi/pulumi";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { adfsDefinition } from "../../../providers/adfs/definition.ts";
import { RelyingPartyTrust } from "../../../providers/adfs/sdk/relying-party-trust.ts";
import type { RelyingPartyTrustArgs } from "../../../providers/adfs/sdk/relying-party-trust-args.ts";
import { serve } from "../../../providers/host/serve.ts";
import { adfsStack } from "../../lab/adfs/adfs-stack.ts";
import { sampleTrust } from "../../lab/adfs/sample-trust.ts";
import { commandLinesOf } from "../../support/command-lines.ts";
import { type AdfsFixture, adfsFixture } from "./adfs-fixture.ts";

const canary = "canary-4711";
let fixture: AdfsFixture;
let folder: string;
beforeEach(async () => {
  fixture = await adfsFixture();
  folder = mkdtempSync(join(tmpdir(), "adfs-secrets-"));
});
afterEach(() => {
  fixture.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that an engine's run leaves behind or says, with every command line that there is meanwhile. */
async function traces(args: Partial<RelyingPartyTrustArgs>, config: Record<string, string> = {}) {
  const provider = await serve(adfsDefinition({ wait: async () => {} }));
  const stack = await adfsStack("canary", folder, provider.port, fixture.lab, async () => {
    new RelyingPartyTrust("wiki", { ...sampleTrust("wiki"), ...args });
  });
  for (const [key, value] of Object.entries(config)) await stack.setConfig(key, { value, secret: true });
  const seen: string[] = [];
  const watch = {
    onOutput: (text: string) => void seen.push(text),
    onEvent: (event: EngineEvent) => {
      // Pulumi's SDK for Node.js writes every resource with its secrets into debug messages of its own.
      if (String(event.diagnosticEvent?.severity) !== "debug") seen.push(JSON.stringify(event));
      if (seen.length % 5 === 0) seen.push(commandLinesOf(process.pid));
    },
    onError: (text: string) => void seen.push(text),
  };
  const failure = await stack.up(watch).then(
    () => undefined,
    (error: unknown) => inspect(error, { depth: 9 }),
  );
  for (const file of readdirSync(join(folder, "state"), { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".json")) seen.push(readFileSync(join(folder, "state", file), "utf8"));
  }
  await stack.destroy();
  provider.close();
  return { text: [...seen, failure ?? ""].join("\n"), failure };
}

describe("a canary in every secret field appears nowhere in clear", () => {
  test("when all goes well", async () => {
    const args = {
      notes: secret(`${canary} in the notes`),
      issuanceTransformRules: secret(`=> issue(Type = "${canary}", Value = "x");`),
      name: secret(`name ${canary}`),
    };
    const { text, failure } = await traces(args);
    expect(failure).toBeUndefined();
    expect(text).toContain("adfs:index:RelyingPartyTrust");
    expect(text.includes(canary)).toBe(false);
    expect(text).not.toContain("OPENSSH PRIVATE KEY");
  });

  test("when ADFS refuses it, and quotes it", async () => {
    const { text, failure } = await traces({ issuanceTransformRules: secret(`broken "${canary}`) });
    expect(failure).toContain("POLICY0002: Could not parse policy data.");
    expect(failure).toContain("[secret]");
    expect(text.includes(canary)).toBe(false);
  });

  test("when the server refuses the password", async () => {
    const { text, failure } = await traces({}, { "adfs:privateKey": "", "adfs:password": canary });
    expect(failure).toContain("127.0.0.1 does not accept the user LAB\\svc-pulumi with adfs:password.");
    expect(text.includes(canary)).toBe(false);
  });

  test("when the key cannot be read", async () => {
    const { text, failure } = await traces({}, { "adfs:privateKey": `-----BEGIN ${canary}` });
    expect(failure).toContain("adfs:privateKey");
    expect(text.includes(canary)).toBe(false);
  });
});
