import { describe, expect, test } from "vitest";
import { readTenant, type TenantSource } from "../../stacks/tenant.ts";
import { vendors } from "../../vendors/index.ts";
import { metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

const key = makeKey();
const metadata = Buffer.from(signXml(metadataXml(webexShape(key)), key));
const file = "stacks/tenants/Pulumi.acme.yaml";
const good = {
  "okta:orgName": "acme",
  "okta:apiToken": "canary-secret",
  "webex-sso:mode": "organization",
  "webex-sso:metadata": "sp.xml",
  "webex-sso:idp": { kind: "okta" },
};

function read(changes: Record<string, unknown> = {}, more: Partial<TenantSource> = {}) {
  const values = Object.fromEntries(
    Object.entries({ ...good, ...changes }).filter(([, value]) => value !== undefined),
  );
  return readTenant({
    name: "acme",
    file,
    values,
    isSecret: (name) => name === "okta:apiToken",
    readFile: (path) => {
      if (path === "sp.xml") return metadata;
      throw new Error("ENOENT: no such file or directory");
    },
    now: new Date("2026-11-21T00:00:00Z"),
    ...more,
  });
}

/** Code, message and mend of everything that was found, less what is only worth knowing about the metadata. */
const problems = (changes: Record<string, unknown>, more?: Partial<TenantSource>) =>
  read(changes, more)
    .findings.filter(({ severity }) => severity === "error")
    .map(({ code, subject, message, fix }) => {
      expect(subject).toBe(file);
      return [code, message, fix];
    });

test("a good tenant has the defaults and no errors", () => {
  const { tenant } = read();
  expect(problems({})).toEqual([]);
  expect(tenant?.config).toMatchObject({
    mode: "organization",
    protect: true,
    singleLogout: true,
    claimSource: "email",
  });
  expect(tenant?.args).toMatchObject({
    mode: "organization",
    idp: { kind: "okta", label: "Cisco Webex" },
    groups: [],
  });
});

test("texts, as the engine and `pulumi config set` write them, mean the same as data", () => {
  const texts = {
    "webex-sso:idp": '{"kind":"okta","label":"Webex"}',
    "webex-sso:protect": "false",
    "webex-sso:clockSkewMinutes": "3",
    "webex-sso:groups": '["00g1"]',
    "webex-sso:tenantGroup": "42",
  };
  expect(read(texts).tenant?.config).toMatchObject({
    idp: { kind: "okta", label: "Webex" },
    protect: false,
    clockSkewMinutes: 3,
    groups: ["00g1"],
    tenantGroup: "42",
  });
});

test("a partner's groups are its own and its customers'", () => {
  const customers = [
    {
      name: "One",
      organizationId: "33333333-3333-4333-8333-333333333333",
      domains: ["one.example.com"],
      groups: ["b"],
    },
    {
      name: "Two",
      organizationId: "44444444-4444-4444-8444-444444444444",
      domains: ["two.example.com"],
      groups: ["c"],
    },
  ];
  const { tenant } = read({
    "webex-sso:mode": "partner",
    "webex-sso:groups": ["a"],
    "webex-sso:customers": customers,
  });
  expect(tenant?.args.groups).toEqual(["a", "b", "c"]);
});

const customer = {
  name: "One",
  organizationId: "33333333-3333-4333-8333-333333333333",
  domains: ["a.example"],
  groups: [],
};

describe("every problem names its key, its value and what is accepted", () => {
  test.each<[string, Record<string, unknown>, string, string, string]>([
    [
      "a missing mode",
      { "webex-sso:mode": undefined },
      "tenant-key-missing",
      "webex-sso:mode is missing.",
      "Add webex-sso:mode: organization | partner.",
    ],
    [
      "an unknown mode",
      { "webex-sso:mode": "organisation" },
      "tenant-key-invalid",
      'webex-sso:mode is "organisation".',
      "Accepted: organization | partner.",
    ],
    [
      "no metadata",
      { "webex-sso:metadata": undefined },
      "tenant-key-missing",
      "webex-sso:metadata is missing.",
      "Add webex-sso:metadata: a text.",
    ],
    [
      "metadata that is not there",
      { "webex-sso:metadata": "other.xml" },
      "tenant-metadata-missing",
      "webex-sso:metadata is other.xml, which cannot be read: ENOENT: no such file or directory.",
      "Put the file that Control Hub gave you beside the stack file, and name it here.",
    ],
    [
      "no identity provider",
      { "webex-sso:idp": undefined },
      "tenant-key-missing",
      "webex-sso:idp is missing.",
      "Add webex-sso:idp: a mapping of keys to values.",
    ],
    [
      "an unknown kind",
      { "webex-sso:idp": { kind: "octa" } },
      "tenant-key-invalid",
      'webex-sso:idp.kind is "octa".',
      `Accepted: ${Object.keys(vendors).join(" | ")}.`,
    ],
    [
      "an unknown key",
      { "webex-sso:metdata": "sp.xml" },
      "tenant-key-unknown",
      "webex-sso:metdata is no key of a tenant.",
      "Correct or remove it; docs/tenant.md and the editor's completion list every key.",
    ],
    [
      "an unknown key of the identity provider",
      { "webex-sso:idp": { kind: "okta", lable: "x" } },
      "tenant-key-unknown",
      "webex-sso:idp.lable is no key of a tenant.",
      "Correct or remove it; docs/tenant.md and the editor's completion list every key.",
    ],
    [
      "a text for a switch",
      { "webex-sso:singleLogout": "maybe" },
      "tenant-key-invalid",
      'webex-sso:singleLogout is "maybe".',
      "Accepted: true | false.",
    ],
    [
      "a number that is too big",
      { "webex-sso:clockSkewMinutes": 90 },
      "tenant-key-invalid",
      "webex-sso:clockSkewMinutes is 90.",
      "Accepted: 60 or less.",
    ],
    [
      "AES-GCM",
      { "webex-sso:encryption": "aes256-gcm" },
      "tenant-key-invalid",
      'webex-sso:encryption is "aes256-gcm".',
      "Accepted: aes128-cbc | aes256-cbc.",
    ],
    [
      "a fingerprint of another kind",
      { "webex-sso:metadataCertificate": "ab:cd" },
      "tenant-key-invalid",
      'webex-sso:metadataCertificate is "ab:cd".',
      "Accepted: a SHA-256 fingerprint: 32 pairs of 0-9 and A-F with colons between.",
    ],
    [
      "an empty list of domains",
      { "webex-sso:mode": "partner", "webex-sso:customers": [{ ...customer, domains: [] }] },
      "tenant-key-invalid",
      "webex-sso:customers[0].domains is [].",
      "Accepted: at least 1 entry.",
    ],
    [
      "customers without a partner",
      { "webex-sso:customers": [customer] },
      "tenant-customers-without-partner",
      "webex-sso:customers has 1 of them, but webex-sso:mode is organization.",
      "Set webex-sso:mode to partner, or remove webex-sso:customers.",
    ],
    [
      "a customer twice",
      { "webex-sso:mode": "partner", "webex-sso:customers": [customer, customer] },
      "tenant-customer-twice",
      "webex-sso:customers names the organisation 33333333-3333-4333-8333-333333333333 more than once.",
      "Join its entries into one.",
    ],
  ])("%s", (_, changes, code, message, fix) => {
    expect(problems(changes)).toEqual([[code, message, fix]]);
    expect(read(changes).tenant).toBeUndefined();
  });

  test("a customer without a group is warned about where groups decide", () => {
    const nobody = {
      "webex-sso:mode": "partner",
      "webex-sso:customers": [
        customer,
        { ...customer, name: "New", organizationId: crypto.randomUUID(), groups: [] },
      ],
    };
    expect(read(nobody).findings).toContainEqual(
      expect.objectContaining({
        code: "tenant-customer-nobody",
        severity: "warning",
        message:
          'webex-sso:customers has no group for "New", so that nobody of it may sign in through a group.',
      }),
    );
    expect(read(nobody).tenant).toBeDefined();
  });

  test("a credential in plain text, without its value", () => {
    expect(problems({}, { isSecret: () => false })).toEqual([
      [
        "tenant-credential-plain",
        "okta:apiToken stands in plain text.",
        "Run: pulumi config set --secret okta:apiToken -s acme. Then have the identity provider issue a new one: this one has been readable.",
      ],
    ]);
  });

  test("a secret where none belongs", () => {
    expect(
      problems({}, { isSecret: (name) => name !== "webex-sso:mode" && name !== "webex-sso:metadata" }),
    ).toEqual([
      [
        "tenant-secret-misplaced",
        "webex-sso:idp is a Pulumi secret; the keys of webex-sso hold none.",
        `Set it again without --secret. Credentials belong in the identity provider's own keys, for example ${Object.values(vendors)[0]?.credentials[0]}.`,
      ],
    ]);
  });

  test("all problems at once", () => {
    const codes = problems(
      {
        "webex-sso:mode": "x",
        "webex-sso:nope": 1,
        "webex-sso:idp": { kind: "okta", label: "" },
        "webex-sso:metadata": "gone",
      },
      { isSecret: () => false },
    ).map(([code]) => code);
    expect(codes.sort()).toEqual([
      "tenant-credential-plain",
      "tenant-key-invalid",
      "tenant-key-invalid",
      "tenant-key-unknown",
      "tenant-metadata-missing",
    ]);
  });

  test("no value of a secret key is quoted", () => {
    const { findings } = read({ "webex-sso:mode": "canary-secret" }, { isSecret: () => true });
    expect(JSON.stringify(findings)).not.toContain("canary-secret");
  });
});
