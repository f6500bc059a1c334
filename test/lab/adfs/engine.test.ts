import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AdfsLab, startAdfsLab } from "../../../lab/adfs/start.ts";
import { adfsDefinition } from "../../../providers/adfs/definition.ts";
import { RelyingPartyTrust } from "../../../providers/adfs/sdk/relying-party-trust.ts";
import type { RelyingPartyTrustArgs } from "../../../providers/adfs/sdk/relying-party-trust-args.ts";
import { type ServedProvider, serve } from "../../../providers/host/serve.ts";
import { adfsStack } from "./adfs-stack.ts";
import { sampleTrust } from "./sample-trust.ts";

let folder: string;
let lab: AdfsLab;
let provider: ServedProvider;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "adfs-engine-"));
  lab = await startAdfsLab({ stateFile: join(folder, "adfs.json") });
  provider = await serve(adfsDefinition());
});
afterAll(() => {
  provider.close();
  lab.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Wanted {
  args?: Partial<RelyingPartyTrustArgs>;
  options?: pulumi.CustomResourceOptions;
}

async function stackOf(name: string, wanted: Wanted = {}) {
  const program = async () => {
    const trust = new RelyingPartyTrust("wiki", { ...sampleTrust(name), ...wanted.args }, wanted.options);
    return {
      id: trust.id,
      issuer: trust.federationServiceIdentifier,
      certificates: trust.tokenSigningCertificates,
    };
  };
  return adfsStack(name, folder, provider.port, lab, program);
}

describe("the real engine, the real provider, real SSH", () => {
  test("creates, finds no change and no drift, updates one property, repairs, removes", async () => {
    const wanted: Wanted = {};
    const stack = await stackOf("cycle", wanted);
    expect((await stack.preview()).changeSummary).toEqual({ create: 2 });
    expect(lab.calls()).toEqual([]);
    const { outputs } = await stack.up();
    expect(outputs).toMatchObject({
      id: { value: "https://cycle.example.com" },
      issuer: { value: "http://sts.lab.example.com/adfs/services/trust" },
    });
    await stack.preview({ expectNoChanges: true });
    await stack.refresh({ expectNoChanges: true });
    wanted.args = { notBeforeSkew: 3, enabled: false };
    expect((await stack.up()).summary.resourceChanges).toEqual({ update: 1, same: 1 });
    expect(lab.changes().map(({ cmdlet }) => cmdlet)).toEqual([
      "Add-AdfsRelyingPartyTrust",
      "Set-AdfsRelyingPartyTrust",
      "Disable-AdfsRelyingPartyTrust",
    ]);
    expect(lab.changes()[1]?.parameters).toEqual({
      TargetIdentifier: "https://cycle.example.com",
      NotBeforeSkew: 3,
    });
    lab.trusts.change("https://cycle.example.com", { Enabled: true, TokenLifetime: 5 });
    expect((await stack.up({ refresh: true })).summary.resourceChanges).toEqual({ update: 1, same: 1 });
    expect(lab.trusts.list()[0]).toMatchObject({ Enabled: false, TokenLifetime: 0 });
    expect((await stack.destroy()).summary.resourceChanges).toEqual({ delete: 2 });
    expect(lab.trusts.list()).toEqual([]);
  });

  test("imports what exists by its identifier, without a difference then or later", async () => {
    lab.trusts.add("import", "https://import.example.com", {
      NotBeforeSkew: 7,
      Notes: "made by hand",
    });
    const args = {
      name: "import",
      notBeforeSkew: 7,
      notes: "made by hand",
      samlEndpoint: undefined,
      issuanceTransformRules: undefined,
      accessControlPolicyName: undefined,
    };
    const wanted: Wanted = { args, options: { import: "https://import.example.com" } };
    const stack = await stackOf("import", wanted);
    expect((await stack.up()).summary.resourceChanges).toEqual({ create: 1, import: 1 });
    wanted.options = {};
    await stack.preview({ expectNoChanges: true });
    expect(lab.trusts.list()).toHaveLength(1);
  });

  test("says of an import that finds nothing what it takes", async () => {
    const stack = await stackOf("nothing", { options: { import: "https://nothing.example.com" } });
    const before = lab.trusts.list().length;
    await expect(stack.up()).rejects.toThrow(
      /no relying-party trust with the identifier "https:\/\/nothing\.example\.com"[\s\S]*webex-sso:import/,
    );
    expect(lab.trusts.list()).toHaveLength(before);
  });
});
