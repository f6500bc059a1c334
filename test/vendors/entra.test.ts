import { describe, expect, test } from "vitest";
import { readCertificate } from "../../saml/certificate.ts";
import { activationFindings } from "../../vendors/entra/activation.ts";
import { appRoleIdOf } from "../../vendors/entra/app-role.ts";
import { claimsDefinition, readClaims } from "../../vendors/entra/claims.ts";
import { entraConfig } from "../../vendors/entra/config.ts";
import { entra } from "../../vendors/entra/index.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

const settings = (more: object = {}) => entraConfig.parse({ kind: "entra", ...more });

describe("claims", () => {
  test("of every kind of source are read back as they were written", () => {
    const attributes = [
      { name: "a", source: "email" as const },
      { name: "b", source: { expression: "user.extensionattribute7" } },
      { name: "c", source: { expression: "user.extension_0123456789abcdef_badge" } },
      { name: "d", source: { expression: "company.tenantcountry" } },
      { name: "e", source: { expression: '"a. constant"' } },
    ];
    const definition = claimsDefinition(attributes);
    expect(JSON.parse(definition).ClaimsMappingPolicy.ClaimsSchema).toEqual([
      { Source: "user", ID: "mail", SamlClaimType: "a" },
      { Source: "user", ID: "extensionattribute7", SamlClaimType: "b" },
      { Source: "user", ExtensionID: "extension_0123456789abcdef_badge", SamlClaimType: "c" },
      { Source: "company", ID: "tenantcountry", SamlClaimType: "d" },
      { Value: "a. constant", SamlClaimType: "e" },
    ]);
    expect(readClaims([definition])).toEqual(attributes);
  });

  test("of somebody else's policy are read as far as they reach assertions", () => {
    const schema = [{ Source: "user", ID: "mail", JwtClaimType: "mail" }];
    expect(readClaims([JSON.stringify({ ClaimsMappingPolicy: { ClaimsSchema: schema } })])).toEqual([]);
    expect(readClaims([JSON.stringify({ ClaimsMappingPolicy: { Version: 1 } })])).toEqual([]);
  });

  test("say nothing about the NameID", () => {
    const { definitions } = entra.desired({ attributes: [] }, settings()).claimsMappingPolicy;
    expect(definitions.join()).not.toMatch(/nameid/i);
  });
});

describe("who may sign in", () => {
  const assignments = (more: object, groups: string[]) =>
    entra.desired({ groups }, settings(more)).assignments.map(({ principalObjectId }) => principalObjectId);
  const [one, two] = ["06000000-0000-4000-8000-000000000001", "07000000-0000-4000-8000-000000000002"];

  test("are groups and users, each once", () => {
    expect(assignments({ users: [two, one] }, [one])).toEqual([one, two]);
  });

  test("is read back as groups, without the users", () => {
    const resources = entra.desired({ groups: [one] }, settings({ users: [two] }));
    const read = resources.assignments.map((assignment) => ({
      ...assignment,
      principalType: assignment.principalObjectId === two ? "User" : "Group",
    }));
    expect(entra.view.groups?.({ ...resources, assignments: read })).toEqual([one]);
  });
});

describe("the role that whoever may sign in is given", () => {
  const role = (id: string, more: object = {}) => ({
    id,
    displayName: id,
    enabled: true,
    allowedMemberTypes: ["User"],
    ...more,
  });
  test.each([
    ["the one of that name", [role("a"), role("User")], "User"],
    [
      "else the first that users can have",
      [role("app", { allowedMemberTypes: ["Application"] }), role("b")],
      "b",
    ],
    ["never one that is switched off", [role("User", { enabled: false }), role("c")], "c"],
    ["no role, where there is none", [], "00000000-0000-0000-0000-000000000000"],
  ])("is %s", (_, roles, expected) => {
    expect(appRoleIdOf(roles, "User")).toBe(expected);
  });
});

describe("the certificate that should sign", () => {
  const certificate = readCertificate(makeKey().base64);
  const created = (thumbprint: string) => ({ name: "next", thumbprint, endDate: "2029-01-31T00:00:00Z" });

  test("is said to wait for an administrator while another one signs", () => {
    const [found] = activationFindings("webex", [certificate], [created("AB12")]);
    expect(found).toMatchObject({
      code: "idp-certificate-inactive",
      severity: "warning",
      message: expect.stringMatching(
        /^Entra ID signs with [0-9A-F]{40} \(until .*\), and not with AB12 \("next", until 2029-01-31\): an administrator still has to activate certificate AB12\.$/,
      ),
    });
  });

  test("is not spoken of when there is none of ours", () => {
    expect(activationFindings("webex", [certificate], [])).toEqual([]);
  });
});

test.each([
  ["signingCertificates", [{ name: "First" }]],
  ["signingCertificates", [{ name: "a", endDate: "soon" }]],
  ["users", ["somebody@example.com"]],
  ["notificationEmailAddresses", ["somebody"]],
  ["loginUrl", "http://web.webex.com"],
])("a tenant cannot say %s: %j", (name, value) => {
  expect(entraConfig.safeParse({ kind: "entra", [name]: value }).success).toBe(false);
});
