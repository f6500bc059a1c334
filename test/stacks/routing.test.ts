import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalDomain } from "../../stacks/routing/domain.ts";
import { groupFindings } from "../../stacks/routing/group-findings.ts";
import { routingRules } from "../../stacks/routing/routing-rules.ts";
import type { GroupMember } from "../../stacks/routing/tenant-group.ts";
import { tenantConfig } from "../../stacks/tenant-config.ts";

const entityId = "https://idbroker.webex.com/11111111-1111-4111-8111-111111111111";

/** A tenant of the group, with that routing. */
function member(name: string, routing?: object, more: Partial<GroupMember> = {}): GroupMember {
  const config = tenantConfig.parse({
    mode: "organization",
    metadata: "idb-meta.xml",
    tenantGroup: "acme",
    idp: { kind: "okta" },
    ...(routing ? { routing } : {}),
  });
  return { name, config, entityId, ...more };
}

/** A partner's tenant of the group: its customers are routed by their onboarding templates. */
function partner(name: string, more: Partial<GroupMember> = {}): GroupMember {
  const { config } = member(name);
  return { name, config: { ...config, mode: "partner" }, entityId, ...more };
}

const group = (tenants: readonly GroupMember[], unread: readonly string[] = []) => ({
  name: "acme",
  tenants,
  unread,
});
const emea = member("emea", { domains: ["example.de"], groups: ["Contractors"], default: true });
const us = member("us", { domains: ["example.com", "example.net"] });

test.each([
  ["Example.COM", "example.com"],
  ["example.com.", "example.com"],
  ["Büro.example", "xn--bro-hoa.example"],
  ["xn--bro-hoa.example", "xn--bro-hoa.example"],
  ["ＥＸＡＭＰＬＥ.com", "example.com"],
  ["example", undefined],
  ["*.example.com", undefined],
  ["someone@example.com", undefined],
  ["@example.com", undefined],
  ["10.0.0.1", undefined],
  ["https://example.com", undefined],
  ["exa mple.com", undefined],
  ["", undefined],
])("%s as a domain is %s", (text, domain) => {
  expect(canonicalDomain(text)).toBe(domain);
});

describe("routing rules", () => {
  test("are groups, then domains, then the default", () => {
    expect(routingRules([us, emea])).toEqual([
      { order: 1, kind: "group", values: ["Contractors"], tenant: "emea", idp: "okta" },
      { order: 2, kind: "domain", values: ["example.de"], tenant: "emea", idp: "okta" },
      { order: 3, kind: "domain", values: ["example.com", "example.net"], tenant: "us", idp: "okta" },
      { order: 4, kind: "default", values: [], tenant: "emea", idp: "okta" },
    ]);
  });

  test("for groups have the order that their tenants say, others follow by name", () => {
    const tenants = [
      member("a", { groups: ["A"] }),
      member("b", { groups: ["B"], order: 2 }),
      member("c", { groups: ["C"], order: 1 }),
    ];
    expect(routingRules(tenants).map(({ tenant }) => tenant)).toEqual(["c", "b", "a"]);
  });
});

/** Each kind of finding, by the least that brings it about. */
const table: readonly [code: string, tenants: readonly GroupMember[], says: string, domains?: string[]][] = [
  [
    "routing-other-organization",
    [emea, { ...us, entityId: "https://idbroker.webex.com/2" }],
    "metadata of 2 Webex organisations",
  ],
  [
    "routing-domain-several",
    [emea, member("us", { domains: ["EXAMPLE.de", "example.com"] })],
    "The domain example.de goes to emea, us",
  ],
  [
    "routing-domain-several",
    [
      member("a", { domains: ["büro.example"], default: true }),
      member("b", { domains: ["xn--bro-hoa.example"] }),
    ],
    "The domain xn--bro-hoa.example goes to a, b",
  ],
  [
    "routing-domain-repeated",
    [emea, member("us", { domains: ["example.com", "Example.com"] })],
    "us names Example.com more than once",
  ],
  [
    "routing-group-several",
    [
      member("a", { groups: ["Staff"], order: 1, default: true }),
      member("b", { groups: ["staff"], order: 2 }),
    ],
    'The Webex group "staff" goes to a, b',
  ],
  ["routing-default-missing", [us, member("b", { domains: ["example.org"] })], "None of its tenants"],
  [
    "routing-default-several",
    [member("a", { default: true }), member("b", { default: true })],
    "a, b each say",
  ],
  [
    "routing-domain-missing",
    [emea, us],
    "sub.example.com; its users go to the default, emea",
    ["example.de", "example.com", "example.net", "sub.example.com"],
  ],
  ["routing-domain-foreign", [emea, us], "us has a rule for example.net", ["example.de", "example.com"]],
  ["routing-order", [emea, us], "fits the rule for the own domain too"],
  [
    "routing-order",
    [member("a", { groups: ["A"], default: true }), member("b", { groups: ["B"] })],
    "nothing says which comes first",
  ],
  ["routing-tenant-unused", [us, member("a", { default: true }), member("b")], "No rule leads to b"],
  ["routing-none", [member("a"), member("b")], "No tenant of it (a, b) says"],
  ["routing-alone", [member("a", { default: true })], "a is its only tenant"],
];

test.each(table)("%s is found, and nothing else", (code, tenants, says, domains) => {
  const findings = groupFindings(group(tenants), domains);
  // The sample has a group of users, which is worth a word of its own.
  const others = findings.filter(({ code }) => code !== "routing-order");
  const own = code === "routing-order" ? findings : others;
  expect(own.map((one) => one.code)).toEqual([code]);
  expect(own[0]?.message).toContain(says);
});

test.each([
  ["alone", [partner("a")], []],
  ["two", [partner("a"), partner("b")], []],
  ["beside one that cannot be read", [partner("a")], ["b"]],
])("of partners' tenants no routing rule is asked for: %s", (_, tenants, unread) => {
  expect(groupFindings(group(tenants, unread), ["example.com"])).toEqual([]);
});

test("that partners' tenants are of one organisation is looked at", () => {
  const tenants = [partner("a"), partner("b", { entityId: "https://idbroker.webex.com/2" })];
  expect(groupFindings(group(tenants)).map(({ code }) => code)).toEqual(["routing-other-organization"]);
});

test("beside an organisation's tenants, a partner's is none that a rule must lead to", () => {
  const tenants = [us, member("b", { domains: ["example.org"], default: true })];
  expect(groupFindings(group([...tenants, partner("p")]))).toEqual(groupFindings(group(tenants)));
  expect(groupFindings(group([member("a", { default: true }), partner("p")]))[0]?.message).toContain(
    "a is its only tenant that can have routing rules",
  );
});

test("a list of all domains may stand in one of the tenants", () => {
  const listed = member("us", {
    domains: ["example.com"],
    organizationDomains: ["example.com", "example.org"],
  });
  const found = groupFindings(group([listed, member("emea", { default: true })]));
  expect(found.map(({ code, message }) => [code, message.includes("example.org")])).toEqual([
    ["routing-domain-missing", true],
  ]);
});

test("what is missing is not told where a tenant is not understood", () => {
  const codes = groupFindings(group([us], ["emea"])).map(({ code }) => code);
  expect(codes).toEqual(["routing-incomplete"]);
});

const domain = fc.stringMatching(/^[a-z]{1,6}\.example$/);

test("whoever shares domains out without overlap has no findings, in whatever order the tenants come", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(domain, { minLength: 2, maxLength: 12 }),
      fc.integer({ min: 2, max: 5 }),
      (domains, count) => {
        const parts = Math.min(count, domains.length);
        const tenants = Array.from({ length: parts }, (_, place) =>
          member(`t${place}`, {
            domains: domains
              .filter((_, index) => index % parts === place)
              .map((one) => (place % 2 === 0 ? one.toUpperCase() : one)),
            default: place === 0,
          }),
        );
        expect(groupFindings(group(tenants), domains)).toEqual([]);
        expect(routingRules(tenants.toReversed())).toEqual(routingRules(tenants));
        // Each domain has exactly one rule.
        const routed = routingRules(tenants).flatMap(({ kind, values }) => (kind === "domain" ? values : []));
        expect(routed.toSorted()).toEqual(domains.toSorted());
      },
    ),
  );
});

test("a domain that two have is found, in whatever order the tenants come", () => {
  fc.assert(
    fc.property(fc.uniqueArray(domain, { minLength: 1, maxLength: 6 }), (domains) => {
      const [both = ""] = domains;
      const tenants = [
        member("a", { domains, default: true }),
        member("b", { domains: [`${both.toUpperCase()}.`] }),
        member("c", { domains: ["elsewhere.test"] }),
      ];
      const found = groupFindings(group(tenants));
      expect(found.map(({ code }) => code)).toEqual(["routing-domain-several"]);
      expect(groupFindings(group(tenants.toReversed()))).toEqual(found);
    }),
  );
});
