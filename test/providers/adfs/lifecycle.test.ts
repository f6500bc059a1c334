import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PropertyMap } from "../../../providers/host/value.ts";
import { sampleTrust } from "../../lab/adfs/sample-trust.ts";
import type { ProviderClient } from "../host/client.ts";
import { type AdfsFixture, adfsFixture, urn } from "./adfs-fixture.ts";

let fixture: AdfsFixture;
let client: ProviderClient;
beforeEach(async () => {
  fixture = await adfsFixture();
  client = await fixture.client();
});
afterEach(() => fixture.close());

const id = "https://wiki.example.com";
const basic: PropertyMap = sampleTrust("wiki");
async function made(inputs: PropertyMap) {
  const { outputs } = await client.create(urn, inputs);
  return { inputs, outputs };
}

describe("who may sign in", () => {
  test("goes from rules to a policy and back: no policy is left when the rules come", async () => {
    const { accessControlPolicyName: _, ...open } = basic;
    const rules = '=> issue(Type = "permit", Value = "true");';
    const byRules = await made({ ...open, issuanceAuthorizationRules: rules });
    const outputs = await client.update(urn, id, byRules, basic);
    expect(fixture.lab.trusts.list()).toMatchObject([
      { AccessControlPolicyName: "Permit everyone", IssuanceAuthorizationRules: "" },
    ]);
    await client.update(urn, id, { inputs: basic, outputs }, byRules.inputs);
    expect(fixture.lab.trusts.list()).toMatchObject([{ AccessControlPolicyName: null }]);
    expect(fixture.lab.changes().at(-2)?.parameters).toEqual({
      TargetIdentifier: id,
      AccessControlPolicyName: null,
    });
  });
});

describe("what only goes in a second call", () => {
  test("fails: the trust is kept, and the next deployment goes on with it", async () => {
    const settings = { metadataUrl: `${id}/metadata`, autoUpdateEnabled: true };
    const { samlEndpoint: _, ...rest } = basic;
    fixture.lab.faults.next({ on: "Set-AdfsRelyingPartyTrust", kind: "cut-before" });
    await client.create(urn, { ...rest, ...settings });
    expect(fixture.lab.trusts.list()).toMatchObject([{ AutoUpdateEnabled: true }]);
  });
});

describe("ADFS refuses", () => {
  test("with its own message, and the place", async () => {
    await expect(client.create(urn, { ...basic, accessControlPolicyName: "None such" })).rejects.toThrow(
      "Add-AdfsRelyingPartyTrust: The access control policy 'None such' does not exist. (LAB\\svc-pulumi@127.0.0.1:",
    );
    expect(fixture.lab.trusts.list()).toEqual([]);
  });

  test("an identifier of another trust, in an update", async () => {
    fixture.lab.trusts.add("Other", "https://other.example.com");
    const olds = await made(basic);
    const news = { ...basic, identifier: [id, "https://other.example.com"] };
    await expect(client.update(urn, id, olds, news)).rejects.toThrow("MSIS7612: Each identifier");
  });
});

describe("the way to the server", () => {
  test("another host key: nothing is sent", async () => {
    const other = `SHA256:${"A".repeat(43)}`;
    const client = await fixture.client({ hostKeyFingerprint: other });
    await expect(client.create(urn, basic)).rejects.toThrow(
      `127.0.0.1 shows the host key ${fixture.lab.hostKeyFingerprint}, but adfs:hostKeyFingerprint is ${other}. Nothing was sent.`,
    );
    expect(fixture.lab.calls()).toEqual([]);
    expect(fixture.rests).toEqual([]);
  });

  test("a wrong password: said once, never tried again", async () => {
    const client = await fixture.client({ privateKey: "", password: "wrong" });
    await expect(client.create(urn, basic)).rejects.toThrow(
      "does not accept the user LAB\\svc-pulumi with adfs:password",
    );
    expect(fixture.lab.connections()).toBe(1);
  });

  test("the right password", async () => {
    const client = await fixture.client({ privateKey: "", password: fixture.lab.password });
    await client.create(urn, basic);
    expect(fixture.lab.trusts.list()).toHaveLength(1);
  });

  test.each<[string, PropertyMap, string]>([
    ["no fingerprint", { hostKeyFingerprint: "" }, "adfs:hostKeyFingerprint is missing"],
    [
      "MD5",
      { hostKeyFingerprint: "MD5:00" },
      'adfs:hostKeyFingerprint is "MD5:00". It takes what ssh-keygen -lf prints',
    ],
    ["no credentials", { privateKey: "" }, "There is no way to log on to the ADFS server"],
    ["no host", { host: "" }, "adfs:host is missing"],
    ["a strange transport", { transport: "winrm" }, 'adfs:transport is "winrm". It takes "ssh" or "local".'],
    [
      "a strange time-out",
      { timeoutSeconds: "soon" },
      'adfs:timeoutSeconds is "soon". It takes a number above 0',
    ],
  ])("%s", async (_, config, message) => {
    await expect(fixture.client(config)).rejects.toThrow(message);
  });
});
