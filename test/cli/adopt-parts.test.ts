import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { describePlan } from "../../cli/adopt/describe-plan.ts";
import { findExisting } from "../../cli/adopt/find-existing.ts";
import { keepKey } from "../../cli/adopt/keep-key.ts";
import { managedElsewhere } from "../../cli/adopt/managed.ts";
import { mergedParts, partsOf } from "../../cli/adopt/parts.ts";
import type { AdoptionPlan } from "../../cli/adopt/plan.ts";
import { administrations } from "../../vendors/administrations.ts";
import type { Adoption, ExistingTrust } from "../../vendors/adoption.ts";

const okta = administrations.okta.adoption as unknown as Adoption<unknown>;
const pingone = administrations.pingone.adoption as unknown as Adoption<unknown>;
const entra = administrations.entra.adoption as unknown as Adoption<unknown>;

describe("the search", () => {
  const asking = {
    tenant: "acme",
    title: "PingOne",
    ask: async () => ({}),
    api: async () => ({ claims: {}, get: async () => ({ status: 200, body: {} }) }),
  };
  const trust = (id: string): ExistingTrust => ({ id, name: `Webex ${id}`, whoMaySignIn: "everybody" });
  const find = (found: readonly string[], more: readonly string[] | Error) =>
    findExisting(
      {
        ...pingone,
        search: async () => found.map(trust),
        searchApi: async () => {
          if (more instanceof Error) throw more;
          return more.map(trust);
        },
      },
      { entityId: "https://idbroker.webex.com/abc", settings: {} },
      asking,
    );

  test("the only one is it, wherever it was found", async () => {
    expect((await find(["1"], [])).id).toBe("1");
    expect((await find([], ["2"])).id).toBe("2");
  });

  test.each([
    ["by the provider", ["1", "2"], []],
    ["by the API", [], ["1", "2"]],
  ] as const)("several are listed with who may sign in: %s", async (_, found, more) => {
    await expect(find(found, more)).rejects.toMatchObject({
      code: "adopt-several",
      message: expect.stringMatching(/2 trusts[\s\S]*1 {2}"Webex 1", who may sign in: everybody[\s\S]*--id/),
    });
  });

  test("none: what an identifier is, where it is read, and why the API was of no help", async () => {
    await expect(find([], new Error("it answers 403"))).rejects.toMatchObject({
      code: "adopt-none",
      message: expect.stringMatching(
        /could not be asked for the others: it answers 403[\s\S]*Client ID[\s\S]*pulumi up makes it/,
      ),
    });
    await expect(find([], [])).rejects.toMatchObject({
      message: expect.stringContaining("every one by its entity ID"),
    });
  });
});

describe("parts", () => {
  test("lists grow, names are the rest of the path", () => {
    expect(
      partsOf(
        [
          ["attributes.a.b", "1"],
          ["certificates", "2"],
          ["certificates", "3"],
        ],
        pingone,
        "PingOne",
      ),
    ).toEqual({ attributes: { "a.b": "1" }, certificates: ["2", "3"] });
    expect(partsOf([["claimsMappingPolicy", "1"]], entra, "Entra ID")).toEqual({ claimsMappingPolicy: "1" });
  });

  test("an identity provider without any takes none", () => {
    expect(() => partsOf([["x", "1"]], okta, "Okta")).toThrow("--part x=1: Okta has no parts");
  });

  test("what is said goes over what was read, name by name", () => {
    expect(
      mergedParts(
        { attributes: { a: 1, b: 1 }, certificates: [1] },
        { attributes: { b: 2 }, certificates: [2] },
      ),
    ).toEqual({
      attributes: { a: 1, b: 2 },
      certificates: [2],
    });
  });
});

describe("a trust that another stack manages", () => {
  const project = mkdtempSync(join(tmpdir(), "webex-sso-managed-"));
  afterAll(() => rmSync(project, { recursive: true, force: true }));
  mkdirSync(join(project, "stacks"));
  writeFileSync(join(project, "Pulumi.yaml"), "name: p\nstackConfigDir: stacks\n");
  const write = (tenant: string, host: string) =>
    writeFileSync(
      join(project, `stacks/Pulumi.${tenant}.yaml`),
      `config:\n  webex-sso:idp: {kind: adfs}\n  adfs:host: ${host}\n`,
    );
  write("acme", "one");
  write("twin", "one");
  write("far", "two");
  write("empty", "one");
  writeFileSync(join(project, "stacks/Pulumi.broken.yaml"), "config: [");
  const id = "https://idbroker.webex.com/abc";
  const state = { deployment: { resources: [{ type: "adfs:index:RelyingPartyTrust", id }] } };
  const asked: string[] = [];
  const engine = {
    read: async (args: readonly string[]) => {
      if (args[1] === "ls")
        return JSON.stringify([
          ...["acme", "organization/p/twin", "far", "broken"].map((name) => ({ name, resourceCount: 3 })),
          { name: "empty", resourceCount: 0 },
        ]);
      asked.push(args.at(-1) ?? "");
      return JSON.stringify(state);
    },
  };
  const place = ["adfs:host"];

  test("is found by whatever name, at the same server only", async () => {
    expect(await managedElsewhere(engine, { project, tenant: "acme", id, place })).toBe("twin");
    expect(asked).toEqual(["twin"]);
    expect(await managedElsewhere(engine, { project, tenant: "far", id, place })).toBeUndefined();
    expect(await managedElsewhere(engine, { project, tenant: "acme", id: `${id}d`, place })).toBeUndefined();
  });
});

test.each([
  [{ path: "groups" }, okta, "webex-sso:groups"],
  [{ path: "claim.source" }, okta, "webex-sso:claimSource"],
  [{ path: "nameIdFormat" }, okta, undefined],
  [{ about: "label" }, okta, "webex-sso:idp.label"],
  [{ about: "nothing" }, okta, undefined],
  [{ about: "samlOptions.idpSigningKey.keyId" }, pingone, "webex-sso:idp.signingKey"],
] as const)("what keeps %o", (change, adoption, key) => {
  expect(keepKey(change, adoption)).toBe(key);
});

test("a plan says first what people notice, with what keeps it, then what the engine does", () => {
  const plan: AdoptionPlan = {
    verdict: "changes-sign-in",
    summary: "",
    warnings: [],
    differences: [
      {
        title: "who may sign in",
        kind: "dropped",
        about: "00g2",
        effect: "changes",
        notice: "Refused.",
        keptBy: "webex-sso:groups",
      },
      { title: "setting", kind: "changed", about: "x", effect: "changes", notice: "" },
    ],
    steps: [
      {
        does: "adopt and change",
        type: "okta:app/saml:Saml",
        name: "webex",
        properties: [{ path: "label", before: "Old\u001b[2J", after: undefined }],
      },
    ],
  };
  expect(describePlan("Okta", plan)).toBe(
    [
      "What changes at Okta, in the terms of single sign-on:",
      "  ! who may sign in is dropped 00g2",
      "      Refused.",
      "      to keep it: webex-sso:groups",
      "  ! setting x: (not shown) → (not shown)",
      "      no key keeps it: a program of your own can, by transform (see the identity provider's page in docs/)",
      "",
      "What the engine does:",
      "  adopt and change: okta:app/saml:Saml webex",
      '      label: "Old\\u001b[2J" → (nothing)',
    ].join("\n"),
  );
});
