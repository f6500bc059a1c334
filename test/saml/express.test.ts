import { expect, test } from "vitest";
import { express } from "../../saml/express.ts";
import { readServiceProvider } from "../../saml/metadata/read-service-provider.ts";
import { trustOf } from "../../saml/trust.ts";
import { vendors } from "../../vendors/index.ts";
import { metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

const key = makeKey();
const { serviceProvider } = readServiceProvider(Buffer.from(signXml(metadataXml(webexShape(key)), key)), {
  subject: "acme",
  now: new Date("2026-11-21T00:00:00Z"),
});
if (serviceProvider === undefined) throw new Error("the fixture is readable");
const trustWith = (groups: string[]) =>
  trustOf(serviceProvider, { subject: "acme", now: new Date("2026-11-21"), mode: "organization", groups })
    .trust;
const codes = (groups: string[], kind: keyof typeof vendors) =>
  express(trustWith(groups), vendors[kind].capabilities, "acme").findings.map(({ code }) => code);

test("a trust that lets nobody in is warned about where the trust is what decides", () => {
  expect(codes([], "okta")).toContain("trust-nobody");
  expect(codes(["00g1"], "okta")).not.toContain("trust-nobody");
  expect(codes([], "pingfederate")).not.toContain("trust-nobody");
});

test.each([
  ["adfs", "S-1-5-21-1", "CONTOSO\\Webex users"],
  ["adfs", "S-1-5-21-1", 'a"b'],
  ["entra", "06000000-0000-4000-8000-000000000001", "Webex users"],
  ["pingone", "06000000-0000-4000-8000-000000000001", "Webex users"],
] as const)("%s knows the group %s, and not %s", (kind, known, unknown) => {
  const { configured, findings } = express(trustWith([known, unknown]), vendors[kind].capabilities, "acme");
  expect(configured.groups).toEqual([known]);
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: "capability-group-id",
      severity: "error",
      message: expect.stringContaining(`${JSON.stringify(unknown)} is none`),
    }),
  );
});

test.each([
  ["adfs", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"],
  ["entra", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"],
  ["pingfederate", "SAML_SUBJECT"],
  ["pingone", "saml_subject"],
] as const)("%s keeps the attribute %s for the NameID", (kind, name) => {
  const trust = { ...trustWith([]), attributes: [{ name, source: "userName" as const }] };
  const { configured, findings } = express(trust, vendors[kind].capabilities, "acme");
  expect(configured.attributes?.map((one) => one.name)).toEqual(["uid"]);
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toContain(
    "error capability-attribute-reserved",
  );
});
