import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AdfsFaultKind } from "../../../lab/adfs/fault.ts";
import { sampleTrust } from "../../lab/adfs/sample-trust.ts";
import type { ProviderClient } from "../host/client.ts";
import { type AdfsFixture, adfsFixture, otherUrn, urn } from "./adfs-fixture.ts";

let fixture: AdfsFixture;
let client: ProviderClient;
beforeEach(async () => {
  fixture = await adfsFixture();
  client = await fixture.client({ timeoutSeconds: 30 });
});
afterEach(() => fixture.close());

const id = "https://wiki.example.com";
const inputs = sampleTrust("wiki");
const cuts: AdfsFaultKind[] = ["cut-before", "cut-during", "cut-after", "hang"];
const everywhere = (cmdlets: string[]) =>
  cmdlets.flatMap((cmdlet) => cuts.map((kind) => [cmdlet, kind] as const));

/** Only who never answers may cost a time-out; a busy machine must not look like one. */
async function strike(on: string, kind: AdfsFaultKind) {
  if (kind === "hang") client = await fixture.client({ timeoutSeconds: 3 });
  fixture.lab.faults.next({ on, kind });
}

async function made() {
  const { outputs } = await client.create(urn, inputs);
  return { inputs, outputs };
}

describe("a connection that breaks", () => {
  test.each(everywhere(["Get-AdfsRelyingPartyTrust", "Add-AdfsRelyingPartyTrust"]))(
    "create: %s, %s: one trust, and it is the one that was wanted",
    async (on, kind) => {
      await strike(on, kind);
      const { outputs } = await client.create(urn, inputs);
      expect(fixture.lab.trusts.list()).toHaveLength(1);
      expect(outputs).toMatchObject({ ...inputs, federationServiceHostName: "localhost" });
      expect(fixture.rests).toEqual([250]);
      const added = fixture.lab.changes().filter(({ cmdlet }) => cmdlet === "Add-AdfsRelyingPartyTrust");
      expect(added).toHaveLength(1);
    },
  );

  test.each(
    everywhere(["Get-AdfsRelyingPartyTrust", "Set-AdfsRelyingPartyTrust", "Disable-AdfsRelyingPartyTrust"]),
  )("update: %s, %s: what was written is not written again", async (on, kind) => {
    const olds = await made();
    await strike(on, kind);
    await client.update(urn, id, olds, { ...inputs, tokenLifetime: 30, enabled: false });
    expect(fixture.lab.trusts.list()).toMatchObject([{ TokenLifetime: 30, Enabled: false }]);
    const set = fixture.lab.changes().filter(({ cmdlet }) => /^(Set|Disable)-/.test(cmdlet));
    expect(set.map(({ cmdlet }) => cmdlet)).toEqual([
      "Set-AdfsRelyingPartyTrust",
      "Disable-AdfsRelyingPartyTrust",
    ]);
  });

  test.each(everywhere(["Get-AdfsRelyingPartyTrust", "Remove-AdfsRelyingPartyTrust"]))(
    "delete: %s, %s: it is gone, and that is no error",
    async (on, kind) => {
      const state = await made();
      await strike(on, kind);
      await client.delete(urn, id, state);
      expect(fixture.lab.trusts.list()).toEqual([]);
    },
  );

  test.each(everywhere(["Get-AdfsRelyingPartyTrust"]))("read: %s, %s", async (on, kind) => {
    await made();
    await strike(on, kind);
    expect((await client.read(urn, id)).inputs).toMatchObject({ name: "wiki" });
  });

  test("while it is made: tried again", async () => {
    fixture.lab.faults.next({ on: "connect", kind: "cut-before" });
    await client.create(urn, inputs);
    expect(fixture.lab.trusts.list()).toHaveLength(1);
  });

  test("again and again: says so after four attempts, and the next deployment goes on", async () => {
    for (let strike = 0; strike < 4; strike += 1) {
      fixture.lab.faults.next({ on: "Add-AdfsRelyingPartyTrust", kind: "cut-before" });
    }
    await expect(client.create(urn, inputs)).rejects.toThrow("the connection was lost");
    expect(fixture.rests).toEqual([250, 1000, 4000]);
    await client.create(urn, inputs);
    expect(fixture.lab.trusts.list()).toHaveLength(1);
  });

  test("nobody there at all", async () => {
    fixture.lab.close();
    await expect(client.create(urn, inputs)).rejects.toThrow(
      `No SSH connection to 127.0.0.1:${fixture.lab.sshPort}: connect ECONNREFUSED`,
    );
  });
});

describe("PowerShell's own output", () => {
  test("warnings around an answer, in any language, are no part of it", async () => {
    fixture.lab.faults.next({ on: "Add-AdfsRelyingPartyTrust", kind: "warnings" });
    const named = { ...inputs, name: "Wíki – „Süd“ 日本語 🎉", notes: "für Ämter" };
    const { outputs } = await client.create(urn, named);
    expect(fixture.lab.trusts.list()[0]?.Name).toBe(named.name);
    expect(await client.read(urn, id, named, outputs)).toMatchObject({ inputs: named });
  });
});

describe("somebody else", () => {
  test("the trust is there already, made by hand: nothing is changed, and how to import is said", async () => {
    fixture.lab.trusts.add("By hand", id);
    await expect(client.create(urn, inputs)).rejects.toThrow(
      `ADFS already has the relying-party trust "By hand" with the identifier "${id}", and it was not made by Pulumi. ` +
        `Nothing was changed. To take it over: pulumi import adfs:index:RelyingPartyTrust NAME "${id}"`,
    );
    expect(fixture.lab.changes()).toEqual([]);
  });

  test("the trust is there already, made by another resource: it says which", async () => {
    await client.create(otherUrn, inputs);
    await expect(client.create(urn, inputs)).rejects.toThrow(`it was made by ${otherUrn}`);
  });

  test("the trust is there already, made by this resource: it becomes what is wanted", async () => {
    await client.create(urn, inputs);
    await client.create(urn, { ...inputs, notBeforeSkew: 3, signatureAlgorithm: sha1 });
    expect(fixture.lab.trusts.list()).toMatchObject([{ NotBeforeSkew: 3, SignatureAlgorithm: sha1 }]);
  });

  const sha1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

  test("two runs at once on one trust: one trust, both succeed when they are the same resource", async () => {
    const second = await fixture.client();
    const [one, two] = await Promise.all([client.create(urn, inputs), second.create(urn, inputs)]);
    expect(one.outputs).toEqual(two.outputs);
    expect(fixture.lab.trusts.list()).toHaveLength(1);
  });

  test("two runs at once on one trust: one of two resources gets it", async () => {
    const second = await fixture.client();
    const results = await Promise.allSettled([client.create(urn, inputs), second.create(otherUrn, inputs)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(fixture.lab.trusts.list()).toHaveLength(1);
  });

  test("the trust was taken away meanwhile", async () => {
    const olds = await made();
    fixture.lab.trusts.remove(id);
    await expect(client.update(urn, id, olds, { ...inputs, tokenLifetime: 1 })).rejects.toThrow(
      `There is no relying-party trust with the identifier "${id}" any more. Run pulumi refresh`,
    );
    expect((await client.read(urn, id, olds.inputs, olds.outputs)).id).toBe("");
    await client.delete(urn, id, olds);
  });
});

describe("one connection", () => {
  test("serves every operation of a run, with no more sessions at once than allowed", async () => {
    const limited = await fixture.client({ maxSessions: 2 });
    const names = Array.from({ length: 12 }, (_, index) => `app-${index}`);
    await Promise.all(names.map((name) => limited.create(`${urn}-${name}`, sampleTrust(name))));
    expect(fixture.lab.trusts.list()).toHaveLength(12);
    expect(fixture.lab.connections()).toBe(1);
    expect(fixture.lab.sessions()).toBe(2);
  });
});
