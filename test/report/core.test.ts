import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attentionFor } from "../../report/attention.ts";
import { certificatesOf, nearestCertificate } from "../../report/certificates.ts";
import { counted } from "../../report/page/mark.ts";
import { markup } from "../../report/page/markup.ts";
import { scaleAt } from "../../report/page/time-scale.ts";
import { readDrift } from "../../report/read-drift.ts";
import { recordedOutputs } from "../../report/recorded-outputs.ts";
import { recordedState } from "../../report/recorded-state.ts";
import { secretProperty, veiled } from "../../report/secret-value.ts";
import { trustLines } from "../../report/trust-lines.ts";
import { sampleCertificate, sampleTenant, today, troubledTenants } from "./sample-fleet.ts";

const secret = {
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  ciphertext: "v1:canary",
};
const urn = (type: string, name: string) =>
  `urn:pulumi:acme::webex-sso::webex-sso:index:WebexSso$${type}::${name}`;

describe("the recorded state", () => {
  const saml = { urn: urn("okta:app/saml:Saml", "webex"), type: "okta:app/saml:Saml", custom: true };
  const manifest = { time: "2026-11-20T08:15:00Z" };

  test.each([
    ["nothing at all", {}, { kind: "not-deployed" }],
    [
      "a stack without resources of its own",
      {
        deployment: {
          manifest,
          resources: [
            { urn: "urn:pulumi:acme::webex-sso::pulumi:pulumi:Stack::x", type: "pulumi:pulumi:Stack" },
          ],
        },
      },
      { kind: "not-deployed" },
    ],
    [
      "a trust",
      { deployment: { manifest, resources: [saml] } },
      { kind: "deployed", updatedAt: manifest.time, resources: 1 },
    ],
    [
      "what is only left to be deleted",
      { deployment: { manifest, resources: [{ ...saml, delete: true }] } },
      { kind: "not-deployed" },
    ],
    [
      "an update that was cut off",
      {
        deployment: {
          manifest,
          resources: [saml],
          pending_operations: [
            {
              type: "creating",
              resource: { urn: urn("okta:index/appGroupAssignments:AppGroupAssignments", "webex") },
            },
          ],
        },
      },
      {
        kind: "pending",
        updatedAt: manifest.time,
        operations: ["creating okta:index/appGroupAssignments:AppGroupAssignments webex"],
      },
    ],
  ])("%s", (_, exported, state) => {
    expect(recordedState(exported).state).toEqual(state);
  });

  test("resources know their parents and what their properties are made of", () => {
    const parent = { urn: urn("a:b:C", "parent"), type: "a:b:C" };
    const child = {
      ...saml,
      parent: parent.urn,
      propertyDependencies: { audience: [parent.urn, "urn:gone"] },
    };
    const [, found] = recordedState({ deployment: { resources: [parent, child] } }).resources;
    expect(found?.parent?.urn).toBe(parent.urn);
    expect(found?.dependencies.audience?.map((one) => one.urn)).toEqual([parent.urn]);
  });

  test("a secret is never text: reading it throws, whatever stands around it", () => {
    const place = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constant(secret),
        fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
        fc.dictionary(fc.string({ minLength: 1 }), tie("value"), { minKeys: 1, maxKeys: 3 }),
      ),
    })).value;
    fc.assert(
      fc.property(place, (value) => {
        const seen: string[] = [];
        const walk = (part: unknown): void => {
          if (typeof part !== "object" || part === null) return void seen.push(String(part));
          for (const key of Object.keys(part))
            try {
              walk(Reflect.get(part, key));
            } catch (error) {
              if (secretProperty(error) === undefined) throw error;
            }
        };
        walk(veiled({ value }));
        expect(seen).toEqual([]);
      }),
    );
  });

  test("outputs of another program, and secret ones, are absent, and the others stay", () => {
    const stack = (outputs: Record<string, unknown>) =>
      recordedState({
        deployment: {
          resources: [
            { urn: "urn:pulumi:a::b::pulumi:pulumi:Stack::c", type: "pulumi:pulumi:Stack", outputs },
          ],
        },
      }).resources;
    expect(
      recordedOutputs(
        stack({ identityProvider: secret, configured: { audience: 7, groups: ["g"] }, attention: "much" }),
      ),
    ).toEqual({
      configured: { groups: ["g"] },
    });
    expect(recordedOutputs([])).toEqual({});
  });
});

describe("certificates", () => {
  const dated = (days: number, fingerprint: string) => {
    const { subject, notBefore, notAfter } = sampleCertificate(days);
    return { subject, notBefore, notAfter, fingerprint };
  };
  const of = (...signing: readonly ReturnType<typeof dated>[]) =>
    certificatesOf(
      {
        trust: undefined,
        signingCertificates: signing,
        serviceProvider: undefined,
        wants: { singleLogout: true, encryption: true },
      },
      today,
      30,
    );

  test.each([
    [-1, "ended"],
    [0, "due"],
    [29, "due"],
    [30, "valid"],
    [1096, "not-yet"],
  ])("one that ends in %i days is %s", (days, state) => {
    expect(of(dated(days, "A"))[0]).toMatchObject({ state, daysLeft: days });
  });

  test("one that has ended counts no more while another does the same", () => {
    const [ended, valid] = of(dated(300, "B"), dated(-5, "A"));
    expect(ended).toMatchObject({ fingerprint: "A", isReplaced: true });
    expect(nearestCertificate([ended, valid].filter((one) => one !== undefined))).toBe(valid);
    expect(of(dated(-5, "A"))[0]).toMatchObject({ isReplaced: false });
  });
});

describe("drift", () => {
  const step = (op: string, detailedDiff?: Record<string, unknown>) => ({
    op,
    urn: urn("okta:app/saml:Saml", "webex"),
    detailedDiff: detailedDiff ?? null,
    oldState: { outputs: { secret: "canary" } },
  });

  test("only what differs, by the names of its properties and without any value", () => {
    const text = JSON.stringify({
      steps: [step("refresh"), step("update", { audience: { kind: "update" }, acs: {} }), step("delete")],
    });
    const changed = { type: "okta:app/saml:Saml", name: "webex" };
    expect(readDrift(text)).toEqual({
      kind: "changed",
      changes: [
        { operation: "update", ...changed, properties: ["acs", "audience"] },
        { operation: "delete", ...changed, properties: [] },
      ],
    });
    expect(readDrift(JSON.stringify({ steps: [step("refresh"), step("same")] }))).toEqual({ kind: "none" });
  });

  test("what is no preview of a refresh is refused", () => {
    expect(() => readDrift("{}")).toThrow();
    expect(() => readDrift("warning: …")).toThrow();
  });
});

describe("attention", () => {
  test("a tenant that is in order needs none", () => {
    expect(attentionFor(sampleTenant())).toEqual([]);
  });

  test.each([
    ["cut-off", "error", /webex-sso recover cut-off/],
    ["changed-by-hand", "error", /pulumi up --refresh --stack changed-by-hand/],
    ["unreachable", "error", /PULUMI_BACKEND_URL/],
    ["over", "error", /Test SSO setup/],
    ["due", "warning", /Test SSO setup/],
    ["against-policy", "error", /Set subjectNameIdFormat to transient/],
    ["new", "info", /pulumi up --stack new/],
    ["without-file", "warning", /Bring its file back from git/],
    ["failed-test", "error", /webex-sso test-login failed-test/],
  ])("%s: %s first, with what to do", (name, severity, fix) => {
    const tenant = troubledTenants.find((one) => one.name === name);
    expect(tenant?.attention[0]).toMatchObject({ severity, fix: expect.stringMatching(fix) });
  });

  test("a certificate that has been replaced, and a test of what has changed since, need none", () => {
    expect(troubledTenants.find(({ name }) => name === "rolling-over")?.attention).toEqual([]);
    const failed = troubledTenants.find(({ name }) => name === "failed-test")?.signInTest;
    expect(
      sampleTenant({ ...(failed && { signInTest: { ...failed, isOutdated: true } }) }).attention,
    ).toEqual([]);
  });
});

test("a trust is told without what fills its attributes", () => {
  const lines = trustLines({
    nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
    attributes: [
      { name: "uid", source: "email" },
      { name: "x", source: { expression: "canary" } },
      { name: "y", source: { groups: { match: "equals", value: "canary" } } },
    ],
    acs: [{ url: "https://a", index: 0, isDefault: true }],
    singleLogout: "off",
  });
  expect(Object.fromEntries(lines.map(({ term, value }) => [term, value]))).toEqual({
    "NameID format": ["transient"],
    Attributes: ["uid = email", "x = an expression", "y = names of the user's groups"],
    ACS: ["https://a (index 0, default)"],
    "Single logout": ["off"],
  });
});

test("every text that is put into markup is text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { html } = markup`<p title="${text}">${[text]}</p>`;
      expect(html.replace(/^<p title="|<\/p>$/g, "").replace('">', "")).not.toMatch(
        /[<>"']|&(?!(amp|lt|gt|quot|#39);)/,
      );
      expect(html).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
  expect(markup`${markup`<b>${"<"}</b>`}${undefined}${false}${0}`.html).toBe("<b>&lt;</b>0");
});

test("the time line keeps the order of days, within its two ends, with today on it", () => {
  const days = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(days, days, days, (now, one, other) => {
      const { place, today: at } = scaleAt(now);
      const [first, second] = one < other ? [one, other] : [other, one];
      expect(place(first.toISOString())).toBeLessThanOrEqual(place(second.toISOString()));
      expect(place(first.toISOString())).toBeGreaterThanOrEqual(0);
      expect(place(second.toISOString())).toBeLessThanOrEqual(100);
      expect(at).toBeGreaterThan(9);
      expect(at).toBeLessThan(14);
    }),
  );
});

test.each([
  [0, "0 days"],
  [1, "1 day"],
  [2, "2 days"],
])("%i is counted as %s", (count, text) => {
  expect(counted(count, "day")).toBe(text);
});
