import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { addressChecks } from "../../cli/doctor/address-checks.ts";
import { adfsChecks, adfsServer, adfsSigningChecks } from "../../cli/doctor/adfs-checks.ts";
import { handedOverChecks } from "../../cli/doctor/certificates.ts";
import { attempted } from "../../cli/doctor/check.ts";
import { clockChecks, offsetOf } from "../../cli/doctor/clock-check.ts";
import { compareVersions } from "../../cli/doctor/compare-versions.ts";
import { engineKnowledge } from "../../cli/doctor/engine-checks.ts";
import { printChecks } from "../../cli/doctor/print-checks.ts";
import { rightsCheck } from "../../cli/doctor/rights-checks.ts";
import { pluginCheck, versionChecks } from "../../cli/doctor/version-checks.ts";
import { sender } from "../../cli/vendor-api/send.ts";
import { startAdfsLab } from "../../lab/adfs/start.ts";
import { identityProviderMetadata } from "../../lab/idp-metadata.ts";
import { readCertificate } from "../../saml/certificate.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

const folder = mkdtempSync(join(tmpdir(), "webex-sso-doctor-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("clocks", () => {
  const stamp = (offset: number, took = 200) => {
    const sentAt = Date.UTC(2026, 10, 22, 6);
    const date = new Date(sentAt + took / 2 + offset * 1000).toUTCString();
    return { host: "idp.example.com", date, sentAt, receivedAt: sentAt + took };
  };

  test.each([
    [0, "ok"],
    [5, "ok"],
    [-20, "warning"],
    [45, "failed"],
    [-3600, "failed"],
  ])("%d s away is %s", (offset, result) => {
    expect(clockChecks([stamp(offset)])).toMatchObject([{ result }]);
  });

  test("the offset is right within what it says, however long the answer took", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000, max: 10_000 }),
        fc.integer({ min: 0, max: 60_000 }),
        (offset, took) => {
          const { seconds, within } = offsetOf(stamp(offset, took));
          expect(Math.abs(seconds - offset)).toBeLessThanOrEqual(within);
        },
      ),
    );
  });

  test("the answer that came fastest counts, and a Date that is none does not", () => {
    const slow = { ...stamp(0, 60_000), date: new Date(Date.UTC(2026, 10, 22, 7)).toUTCString() };
    expect(clockChecks([slow, stamp(0), { ...stamp(0), date: "yesterday" }])).toMatchObject([
      { result: "ok" },
    ]);
    expect(clockChecks([{ ...stamp(0), date: "yesterday" }])).toEqual([]);
  });
});

test.each([
  ["v3.9.0", "3.10.0", -1],
  ["3.255.0", "v3.255.0", 0],
  ["v24.21.0", "24.0.0", 1],
])("version %s against %s", (one, other, order) => {
  expect(compareVersions(one, other)).toBe(order);
});

test("what is too old is said with what to do", () => {
  expect(versionChecks({ node: "v22.1.0", pulumi: "v3.1.0", sdk: "3.255.0" })).toMatchObject([
    { result: "failed", fix: expect.stringContaining("Node 24") },
    { result: "warning", detail: expect.stringContaining("3.255.0") },
  ]);
});

test.each([
  ["installed", [{ name: "okta", kind: "resource", version: "7.0.0" }], "", "ok", "7.0.0 is installed."],
  [
    "another version",
    [{ name: "okta", kind: "resource", version: "6.1.0" }],
    "",
    "warning",
    "installed is 6.1.0",
  ],
  ["not installed", [{ name: "okta", kind: "analyzer", version: "7.0.0" }], "", "warning", "not installed"],
  ["attached", [], "entra:1,okta:2", "ok", "PULUMI_DEBUG_PROVIDERS"],
] as const)("a plugin: %s", (_, installed, attached, result, words) => {
  const check = pluginCheck({ name: "okta", version: "7.0.0" }, installed, attached);
  expect(check).toMatchObject({ result, detail: expect.stringContaining(words) });
});

describe("rights", () => {
  const probe = { name: "read applications", path: () => "/apps", grant: "Give the role." };
  const api = { claims: {} };

  test.each([
    [200, {}, "ok", "The account may."],
    [401, { errorSummary: "Invalid token provided" }, "failed", 'refuses it: 401, "Invalid token provided"'],
    [403, { error: { message: "Insufficient privileges" } }, "failed", '403, "Insufficient privileges"'],
    [429, { message: "Slow down" }, "not asked", "does not answer it: 429"],
    [502, "<html>", "not asked", "502."],
  ])("%d", (status, body, result, words) => {
    expect(rightsCheck(probe, { status, body }, api)).toMatchObject({
      result,
      detail: expect.stringContaining(words),
    });
  });

  test("what is not needed is never a failure", () => {
    expect(rightsCheck({ ...probe, isOptional: true }, { status: 403, body: {} }, api).result).toBe(
      "not asked",
    );
  });
});

test("a check that fails or takes too long is one that could not be asked", async () => {
  const check = { area: "clock", name: "x" } as const;
  expect(await attempted(check, () => Promise.reject(new Error("no way.")))).toEqual([
    { ...check, result: "not asked", detail: "no way." },
  ]);
  expect(await attempted(check, () => new Promise(() => {}), 0.01)).toMatchObject([
    { result: "not asked", detail: expect.stringContaining("No answer within") },
  ]);
});

describe("the file that was handed to Webex", () => {
  const [old, next] = [makeKey({ name: "old" }), makeKey({ name: "next" })];
  const write = (name: string, ...keys: readonly { readonly base64: string }[]) => {
    const metadata = identityProviderMetadata({
      entityId: "urn:idp",
      certificates: keys.map(({ base64 }) => base64),
      nameIdFormats: [],
      wantAuthnRequestsSigned: false,
      ssoUrl: "https://idp.example.com/sso",
    });
    writeFileSync(join(folder, name), metadata);
    return join(folder, name);
  };
  const recorded = { entityId: "urn:idp", signingCertificates: [readCertificate(next.base64)] };

  test.each([
    ["has the certificate", [old, next], recorded, "ok"],
    ["has another one only", [old], recorded, "failed"],
    [
      "has one of two",
      [next],
      { ...recorded, signingCertificates: [old, next].map((one) => readCertificate(one.base64)) },
      "warning",
    ],
    ["is another identity provider's", [next], { ...recorded, entityId: "urn:other" }, "failed"],
  ] as const)("%s", (_, keys, known, result) => {
    expect(handedOverChecks(write("idp.xml", ...keys), "idp.xml", known)).toMatchObject([{ result }]);
  });

  test("is no metadata", () => {
    writeFileSync(join(folder, "no.xml"), "<html/>");
    expect(handedOverChecks(join(folder, "no.xml"), "no.xml", recorded)).toMatchObject([
      { result: "not asked", detail: expect.stringContaining("no.xml cannot be read") },
    ]);
  });
});

test("addresses: any answer will do, none is for a person to look at, and TLS that ends soon is said", async () => {
  const recorded = {
    signingCertificates: [],
    singleSignOnUrl: "https://idp.example.com/sso",
    singleLogoutUrl: "https://gone.example.com/slo",
    metadataUrl: "nonsense",
  };
  const checks = await addressChecks(recorded, async ({ hostname }) => {
    if (hostname.startsWith("gone")) throw new Error("no answer within 10 seconds");
    return { status: 405, tlsDays: 5 };
  });
  expect(checks.map(({ name, result }) => [name, result])).toEqual([
    ["sign-on", "warning"],
    ["logout", "warning"],
    ["metadata", "failed"],
  ]);
  expect(checks[0]?.detail).toContain("valid for 5 days");
});

describe("requests", () => {
  test("credentials go by https, or stay on this machine", async () => {
    await expect(sender({})({ url: "http://idp.example.com/", headers: {} })).rejects.toThrow(
      "only https is",
    );
  });

  test("no answer in time", async () => {
    const server = createServer(() => {}).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const asked = sender({ timeoutSeconds: 0.05 })({ url: `http://127.0.0.1:${port}/`, headers: {} });
    await expect(asked).rejects.toThrow(`127.0.0.1:${port} gave no answer within 0.05 seconds`);
    server.close();
    server.closeAllConnections();
  });
});

test("ADFS is asked over SSH: identifier, trust, and the certificate that signs", async () => {
  const lab = await startAdfsLab({ stateFile: join(folder, "adfs.json") });
  const ask = adfsServer((key) => lab.config[key.replace("adfs:", "")]);
  const wanted = {
    entityId: "https://idbroker.webex.com/none",
    federationServiceIdentifier: "http://sts.lab.example.com/adfs/services/trust",
  };
  expect((await adfsChecks(ask, wanted)).map(({ name, result }) => [name, result])).toEqual([
    ["log on", "ok"],
    ["identifier", "ok"],
    ["read the trust", "warning"],
  ]);
  const other = await adfsChecks(ask, { ...wanted, federationServiceIdentifier: "http://other" });
  expect(other[1]).toMatchObject({
    result: "failed",
    fix: expect.stringContaining("federationServiceIdentifier"),
  });
  expect(await adfsSigningChecks(ask, ["AA:BB"])).toMatchObject([{ result: "failed" }]);
  const wrong = adfsServer((key) =>
    key === "adfs:privateKey" ? undefined : { ...lab.config, password: "wrong" }[key.replace("adfs:", "")],
  );
  await expect(adfsChecks(wrong, wanted)).rejects.toThrow("does not accept the user");
  lab.close();
});

describe("what Pulumi knows", () => {
  const engine = (answers: Readonly<Record<string, string | Error>>) => ({
    read: async ([command = "", sub = ""]: readonly string[]) => {
      const answer = answers[`${command} ${sub}`.trim()] ?? answers[command] ?? "{}";
      if (typeof answer === "string") return answer;
      throw answer;
    },
  });

  test("an operation that was cut off names recover", async () => {
    const { checks } = await engineKnowledge(
      engine({ "stack export": JSON.stringify({ deployment: { pending_operations: [{}], resources: [] } }) }),
      "acme",
    );
    expect(checks.find(({ name }) => name === "stack")).toMatchObject({
      result: "failed",
      fix: expect.stringContaining("webex-sso recover acme"),
    });
  });

  test("a stack that nobody has made", async () => {
    const missing = new WebexSsoError(
      "engine-failed",
      "pulumi stack export: error: no stack named 'acme' found",
    );
    const { checks } = await engineKnowledge(engine({ "stack export": missing }), "acme");
    expect(checks.map(({ result }) => result)).toEqual(["ok", "failed", "not asked", "not asked"]);
    expect(checks[1]?.fix).toBe("Run: pulumi stack init acme");
  });
});

test("a table has a line for each check, what to do below it, and no text that steers a terminal", () => {
  const text = printChecks(
    "acme",
    [
      {
        area: "API account",
        name: "read groups",
        result: "failed",
        detail: "No.\u001b[2J",
        fix: "Give\nthe role.",
      },
      { area: "this machine", name: "Node.js", result: "ok", detail: "It is 24." },
      { area: "clock", name: "x", result: "not asked", detail: "Nobody has answered." },
    ],
    false,
  );
  expect(text).toBe(
    [
      "this machine",
      "  ✓ Node.js      It is 24.",
      "",
      "API account",
      "  ✗ read groups  No.\\u001b[2J",
      "                 → Give",
      "                 → the role.",
      "",
      "clock",
      "  ? x            could not be asked: Nobody has answered.",
      "",
      "acme: 1 failed, 1 ok, 1 could not be asked",
    ].join("\n"),
  );
});
