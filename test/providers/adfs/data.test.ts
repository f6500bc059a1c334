import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { splitNotes, withMarker } from "../../../providers/adfs/trust/marker.ts";
import type { ProviderClient } from "../host/client.ts";
import { type AdfsFixture, adfsFixture, urn } from "./adfs-fixture.ts";
import { arbitraryText } from "./arbitrary-text.ts";

let fixture: AdfsFixture;
let client: ProviderClient;
beforeAll(async () => {
  fixture = await adfsFixture();
  client = await fixture.client();
});
afterAll(() => fixture.close());

describe("nothing but data comes out at the other end", () => {
  test("every text arrives as it was sent, and comes back so", async () => {
    const texts = fc.record({
      name: arbitraryText,
      notes: arbitraryText,
      group: arbitraryText,
      path: arbitraryText,
    });
    await fc.assert(
      fc.asyncProperty(texts, async ({ name, notes, group, path }) => {
        const id = `https://sp.example.com/${path}`;
        const inputs = {
          name: `n${name}`,
          identifier: [id],
          notes,
          issuanceTransformRules: `=> issue(Type = "${name.replaceAll('"', "")}");`,
          accessControlPolicyName: "Permit specific group",
          accessControlPolicyParameters: { GroupParameter: [`g${group}`] },
        };
        const { outputs } = await client.create(urn, inputs);
        expect(fixture.lab.trusts.list()).toMatchObject([
          {
            Name: inputs.name,
            Identifier: [id],
            Notes: withMarker(notes, urn),
            AccessControlPolicyParameters: inputs.accessControlPolicyParameters,
          },
        ]);
        // Without what the program said: everything comes from the server.
        const read = await client.read(urn, id);
        expect(read.inputs.name).toBe(inputs.name);
        expect(read.inputs.notes ?? "").toBe(notes);
        expect((await client.read(urn, id, inputs, outputs)).inputs).toEqual(inputs);
        await client.delete(urn, id, { inputs, outputs });
        expect(fixture.lab.trusts.list()).toEqual([]);
      }),
      { numRuns: 40, examples: [[{ name: "", notes: "x\r\n[Managed by Pulumi: y]", group: "", path: "" }]] },
    );
  });

  test("no cmdlet ran that the provider has not asked for", () => {
    expect([...new Set(fixture.lab.calls().map(({ cmdlet }) => cmdlet))].sort()).toEqual([
      "Add-AdfsRelyingPartyTrust",
      "Get-AdfsCertificate",
      "Get-AdfsProperties",
      "Get-AdfsRelyingPartyTrust",
      "Remove-AdfsRelyingPartyTrust",
    ]);
  });
});

test("the marker: whatever the user writes comes back as written", () => {
  fc.assert(
    fc.property(arbitraryText, (notes) => {
      expect(splitNotes(withMarker(notes, urn))).toEqual({ notes, urn });
    }),
    { numRuns: 2000 },
  );
});
