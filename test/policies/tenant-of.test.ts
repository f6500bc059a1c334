import { describe, expect, test } from "vitest";
import { readingsOf } from "../../policies/reading.ts";
import { tenantOf } from "../../policies/tenant-of.ts";
import { laidAt, said, tenant } from "./laid.ts";
import type { LaidOut } from "./layouts.ts";
import { packSettings } from "./raw-stack.ts";
import { serviceProvider } from "./sample.ts";

const own = serviceProvider.organizationId ?? "";
const other = "99999999-2222-4333-8444-555555555555";
const exchanged = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value).replaceAll(own, other)) as Value;
const first = tenant({ stack: "sample" });
const second = tenant({ stack: "sample", serviceProvider: exchanged(serviceProvider) });

/** The trust of another organisation in the same stack. */
function ofOther(laid: readonly LaidOut[]): LaidOut[] {
  const renamed = (name: string) => `${name}-2`;
  return laid.map((one) => ({
    ...exchanged(one),
    name: renamed(one.name),
    dependencies: Object.fromEntries(
      Object.entries(one.dependencies ?? {}).map(([property, names]) => [property, names.map(renamed)]),
    ),
  }));
}

describe.each(["entra", "okta", "pingone"] as const)("two organisations in one stack: %s", (kind) => {
  const both = [...laidAt(kind), ...ofOther(laidAt(kind))];
  test("each is compared with its own metadata", () => {
    expect(said(both, packSettings({ tenants: [first, second] }))).toEqual([]);
  });
  test("one that the settings do not name is compared with nobody's", () => {
    const lines = said(both, packSettings({ tenants: [first] }));
    expect(lines).toEqual([expect.stringMatching(/^not-judged: These rules judged less than they could/)]);
  });
});

describe("which entry of the settings a trust belongs to", () => {
  const urn = "urn:pulumi:sample::webex-sso::okta:app/saml:Saml::webex";
  const tenants = [first, second];
  const broker = "https://idbroker.webex.com";
  test.each<[string, Parameters<typeof readingsOf>[0], typeof tenants, unknown]>([
    ["entity ID", { audience: second.serviceProvider?.entityId ?? "" }, tenants, second],
    [
      "an ACS URL",
      { audience: "x", acs: second.serviceProvider?.assertionConsumerServices ?? [] },
      tenants,
      second,
    ],
    ["the organisation in an address", { audience: `${broker}/${other}/` }, tenants, second],
    ["nothing, and there are several", { audience: "https://sso.example.com" }, tenants, undefined],
    ["nothing, and there is one", { audience: "https://sso.example.com" }, [first], first],
    ["another organisation", { audience: `${broker}/${other}` }, [first], undefined],
    [
      "an entry without metadata",
      { audience: `${broker}/${other}` },
      [tenant({ serviceProvider: undefined as never })],
      expect.anything(),
    ],
    [
      "another stack's entry",
      { audience: serviceProvider.entityId },
      [tenant({ stack: "another" })],
      undefined,
    ],
  ])("%s", (_, judged, given, expected) => {
    expect(tenantOf(urn, readingsOf(judged), given)).toEqual(expected);
  });
});
