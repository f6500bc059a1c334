import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Node } from "web-tree-sitter";
import { changesOfPreview } from "../../../providers/adfs/render/changes-of-preview.ts";
import { renderScript } from "../../../providers/adfs/render/script.ts";
import { addCalls, changeCalls, removeCall } from "../../../providers/adfs/trust/calls.ts";
import { sampleTrust } from "../../lab/adfs/sample-trust.ts";
import { urn } from "./adfs-fixture.ts";
import { arbitraryText } from "./arbitrary-text.ts";
import { callsIn, powershellParser } from "./powershell-reader.ts";

let parse: (script: string) => Node;
beforeAll(async () => {
  parse = await powershellParser();
});

const type = "adfs:index:RelyingPartyTrust";
const inputs = {
  ...sampleTrust("wiki"),
  claimAccepted: ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"],
  accessControlPolicyName: "Permit specific group",
  accessControlPolicyParameters: { GroupParameter: ["CONTOSO\\Wiki", "CONTOSO\\Ärzte"] },
  notBeforeSkew: 3,
  enabled: false,
  metadataUrl: "https://wiki.example.com/metadata",
  monitoringEnabled: true,
};
const id = "https://wiki.example.com";

describe("a rendered script does what the provider does", () => {
  const changed = { ...inputs, tokenLifetime: 5, enabled: true, accessControlPolicyParameters: undefined };
  test.each([
    ["create", { op: "create", newState: { type, inputs } }, () => addCalls(inputs, urn)],
    [
      "update",
      { op: "update", oldState: { type, id, inputs }, newState: { type, id, inputs: changed } },
      () =>
        changeCalls(id, ["accessControlPolicyParameters", "tokenLifetime", "enabled"], changed as never, urn),
    ],
    ["delete", { op: "delete", oldState: { type, id, inputs } }, () => [removeCall(id)]],
  ])("%s", (_, step, calls) => {
    const changes = changesOfPreview({ steps: [{ urn, ...step } as never] });
    expect(callsIn(parse(renderScript(changes)))).toEqual(calls());
  });

  test("with texts of every kind", () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (name, notes) => {
        const wild = { ...inputs, name: `n${name}`, notes, identifier: [`https://x/${name}`] };
        const changes = changesOfPreview({
          steps: [{ op: "create", urn, newState: { type, inputs: wild } }],
        });
        expect(callsIn(parse(renderScript(changes)))).toEqual(addCalls(wild, urn));
      }),
      { numRuns: 300 },
    );
  });
});

test("what a preview does not hold is not guessed", () => {
  const steps = [{ op: "create", urn, newState: { type, inputs: { ...inputs, notes: "[secret]" } } }];
  expect(() => changesOfPreview({ steps })).toThrow(
    "does not hold notes. A secret: run pulumi preview --json",
  );
});

test("other resources and resources that stay are left out", () => {
  const steps = [
    { op: "same", urn, newState: { type, inputs } },
    { op: "create", urn, newState: { type: "okta:app/saml:Saml", inputs } },
  ];
  expect(changesOfPreview({ steps })).toEqual([]);
});

const main = join(import.meta.dirname, "../../../providers/adfs/render/main.ts");
const summary = { changeSummary: { create: 1 } };
const create = { op: "create", urn, newState: { type, inputs } };

/** The command as a shell runs it. */
function render(input: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main], { input, encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("the command", () => {
  test("reads a preview and writes the script", () => {
    const { status, stdout, stderr } = render(JSON.stringify({ steps: [create], ...summary }));
    expect(stdout).toMatch(/^\uFEFF# Run in Windows PowerShell/);
    expect(stdout).toContain(`if ($null -ne (Get-AdfsRelyingPartyTrust -Identifier '${id}')) { throw`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("says where there is nothing to change, in the script too", () => {
    const same = { op: "same", urn, newState: { type, inputs } };
    const { status, stdout, stderr } = render(JSON.stringify({ steps: [same], ...summary }));
    expect(stdout).toContain("\n# Nothing to change");
    expect(callsIn(parse(stdout))).toEqual([]);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: "Nothing to change: the preview plans no call of ADFS.\n",
    });
  });

  test.each([
    [
      "a preview that failed",
      {
        steps: [create],
        ...summary,
        diagnostics: [{ severity: "error", message: "\u001b[31merror:\u001b[39m boom\n" }],
      },
      "The preview failed, and a script of it would lack something.\nerror: boom\n",
    ],
    ["a preview that was broken off", { steps: [create] }, "This is not a whole preview."],
    ["other JSON", [1], "This is not a whole preview."],
    ["nothing, as a preview writes that did not begin", "", "There is no preview to read"],
    ["a preview for people", "Previewing update (acme):\n", "There is no preview to read"],
  ])("makes no script of %s", (_, input, message) => {
    const { status, stdout, stderr } = render(typeof input === "string" ? input : JSON.stringify(input));
    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });

  test("takes warnings for what they are", () => {
    const diagnostics = [{ severity: "warning", message: "careful" }];
    expect(render(JSON.stringify({ steps: [create], ...summary, diagnostics })).status).toBe(0);
  });
});
