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
  trustOf(serviceProvider, { subject: "acme", mode: "organization", groups }).trust;
const codes = (groups: string[], kind: keyof typeof vendors) =>
  express(trustWith(groups), vendors[kind].capabilities, "acme").findings.map(({ code }) => code);

test("a trust that lets nobody in is warned about where the trust is what decides", () => {
  expect(codes([], "okta")).toContain("trust-nobody");
  expect(codes(["00g1"], "okta")).not.toContain("trust-nobody");
  expect(codes([], "pingfederate")).not.toContain("trust-nobody");
});

test.each(['a"b', "a;b", "a,b", "a\nb", "{a}"])("ADFS's rules cannot hold the group %j", (group) => {
  const { configured, findings } = express(
    trustWith(["S-1-5-21-1", group]),
    vendors.adfs.capabilities,
    "acme",
  );
  expect(configured.groups).toEqual(["S-1-5-21-1"]);
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: "capability-text",
      severity: "error",
      message: `ADFS cannot write the group ${JSON.stringify(group)}.`,
    }),
  );
});
