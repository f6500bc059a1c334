import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LabTenant } from "../../../lab/tenant/sign-in-lab.ts";
import { readCertificate } from "../../../saml/certificate.ts";
import type { ConfiguredTrust } from "../../../saml/configured-trust.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { type Fixture, startFixture } from "./fixture.ts";
import { configuredOf, stored } from "./stored-trust.ts";

const kinds = Object.keys(vendors) as VendorKind[];
const other = readCertificate(makeKey().base64);
let lab: Fixture;
const tenants = {} as Record<VendorKind, LabTenant>;

beforeAll(async () => {
  lab = await startFixture();
  for (const kind of kinds) tenants[kind] = await lab.add(`example-${kind}`);
}, 240_000);
afterAll(() => lab?.remove());

/** What becomes of a sign-in and a logout: `+` goes well, a cause of Webex's, or `stopped` by the identity provider. */
async function outcome(
  kind: VendorKind,
  change: (trust: ConfiguredTrust) => ConfiguredTrust,
): Promise<string> {
  const tenant = tenants[kind];
  const { signIn, logout } = await lab.broken(
    kind,
    tenant,
    stored(kind, tenant, change(configuredOf(tenant))),
  );
  return [signIn, logout]
    .flatMap((one) =>
      one === undefined ? [] : [one.end === "accepted" ? "+" : one.end === "refused" ? one.cause : "stopped"],
    )
    .join(" ");
}

const claim = (change: object) => (trust: ConfiguredTrust) => ({
  ...trust,
  attributes: (trust.attributes ?? []).map((one) => (one.name === "uid" ? { ...one, ...change } : one)),
});
const logout = (change: object) => (trust: ConfiguredTrust) => ({
  ...trust,
  ...(typeof trust.singleLogout === "object" ? { singleLogout: { ...trust.singleLogout, ...change } } : {}),
});
const elsewhere = "https://idbroker.webex.com/idb/elsewhere";

type Expected = Readonly<Record<VendorKind, string>>;
const all = (what: string): Expected => ({
  adfs: what,
  entra: what,
  okta: what,
  pingfederate: what,
  pingone: what,
});
const good = all("+ +");

/** A field of the trust, broken; what each identity provider and Webex make of it. */
const broken: readonly (readonly [string, (trust: ConfiguredTrust) => ConfiguredTrust, Expected])[] = [
  ["nothing", (trust) => trust, good],
  [
    "audience",
    (trust) => ({ ...trust, audience: `${trust.audience}/` }),
    { ...all("stopped"), okta: "sign-in-audience", adfs: "+ +" },
  ],
  ["entityId", (trust) => ({ ...trust, entityId: `${trust.entityId}/` }), { ...good, adfs: "stopped" }],
  ["claim: name", claim({ name: "UID" }), all("sign-in-claim-missing")],
  ["claim: source", claim({ source: "displayName" }), all("sign-in-other-user")],
  ["attributes: none", (trust) => ({ ...trust, attributes: [] }), { ...all("sign-in-claim-missing") }],
  [
    "acs: url",
    (trust) => ({ ...trust, acs: (trust.acs ?? []).map((one) => ({ ...one, url: elsewhere })) }),
    all("stopped"),
  ],
  [
    "NameID: persistent",
    (trust) => ({ ...trust, nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" }),
    {
      adfs: "sign-in-status",
      entra: "+ +",
      okta: "sign-in-name-id",
      pingfederate: "sign-in-name-id",
      pingone: "sign-in-name-id",
    },
  ],
  [
    "NameID: email address",
    (trust) => ({ ...trust, nameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" }),
    { ...good, adfs: "sign-in-status" },
  ],
  ["groups: none", (trust) => ({ ...trust, groups: [] }), { ...all("stopped"), pingfederate: "+ +" }],
  ["logout: off", (trust) => ({ ...trust, singleLogout: "off" }), all("+ logout-not-answered")],
  [
    "logout: certificates",
    logout({ certificates: [other] }),
    { ...all("+ logout-not-answered"), entra: "+ +" },
  ],
  ["hideLaunchTile", (trust) => ({ ...trust, hideLaunchTile: false }), good],
  ["honorForceAuthn", (trust) => ({ ...trust, honorForceAuthn: false }), good],
  [
    "signature: nothing signed",
    (trust) => ({ ...trust, signature: { ...trust.signature, assertion: false, response: false } }),
    { ...good, okta: "sign-in-unsigned", pingfederate: "sign-in-unsigned", pingone: "sign-in-unsigned" },
  ],
];

describe.each(broken)("%s", (_, change, expected) => {
  test.each(kinds)("%s", async (kind) => {
    expect(await outcome(kind, change)).toBe(expected[kind]);
  });
});
