import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { identityProviderMetadata } from "../../../lab/idp-metadata.ts";
import { signIn } from "../../../lab/tenant/journeys.ts";
import type { LabTenant } from "../../../lab/tenant/sign-in-lab.ts";
import { checkLoginResponse } from "../../../lab/webex/check-login-response.ts";
import { describeIdp } from "../../../lab/webex/idp-description.ts";
import { diagnose } from "../../../saml/diagnosis/diagnose.ts";
import type { Expectation } from "../../../saml/diagnosis/expectation.ts";
import { expectedIdp } from "../../../saml/diagnosis/expected-idp.ts";
import { unwrap } from "../../../saml/diagnosis/unwrap/unwrap.ts";
import { webexMessages } from "../../../saml/webex-message.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";
import { mendsFor, vendorOf } from "../../../vendors/mends.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { breakages } from "../../saml/diagnosis/breakages.ts";
import { resigned } from "../../saml/diagnosis/edit-response.ts";
import { wrappings } from "../../saml/diagnosis/wrappings.ts";
import { type Fixture, startFixture } from "./fixture.ts";

const kinds = Object.keys(vendors) as VendorKind[];
const keys = { known: makeKey({ name: "identity provider" }), other: makeKey({ name: "another" }) };
const email = "one-address@example.com";

/** A sign-in of the lab, as it went over the wire. */
interface Recorded {
  readonly tenant: LabTenant;
  readonly response: string;
  readonly requestId: string;
  readonly acsUrl: string;
  readonly at: Date;
}

let lab: Fixture;
const recorded = {} as Record<VendorKind, Recorded>;

beforeAll(async () => {
  lab = await startFixture();
  for (const kind of kinds) {
    const tenant = await lab.add(`example-${kind}`);
    const { page } = await signIn(lab, tenant);
    const xmlOf = (title: string) => page.messages?.find((one) => one.title === title)?.xml ?? "";
    const response = xmlOf("Response");
    recorded[kind] = {
      tenant,
      response,
      requestId: /\bID="([^"]*)"/.exec(xmlOf("Request"))?.[1] ?? "",
      acsUrl: /\bDestination="([^"]*)"/.exec(response)?.[1] ?? "",
      at: new Date(),
    };
  }
}, 240_000);
afterAll(() => lab?.remove());

/** The attribute by which Webex was told to know the users of the tenant's identity provider. */
function claimOf({ organization, idpEntityId }: LabTenant): "uid" | "mail" {
  const imported = organization.idps.find(({ description }) => description.entityId === idpEntityId);
  if (imported === undefined) throw new Error(`${idpEntityId} was not imported`);
  return imported.claim;
}

/** What the command knows with --tenant, --idp-metadata and --user. */
function expectationOf(kind: VendorKind, idpMetadata: string): Expectation {
  const { tenant, at } = recorded[kind];
  const { description } = tenant.organization;
  return {
    at,
    entityId: description.entityId,
    acsUrls: description.acs.map(({ url }) => url),
    claim: claimOf(tenant),
    addresses: [email],
    wantAssertionsSigned: description.wantAssertionsSigned,
    idp: expectedIdp(Buffer.from(idpMetadata)),
    mends: () => mendsFor(kind),
  };
}

/** The identity provider with the key of the tests, so that a test can sign what it has broken. */
function rekeyed(kind: VendorKind): string {
  return identityProviderMetadata({
    entityId: recorded[kind].tenant.idpEntityId,
    certificates: [keys.known.base64],
    nameIdFormats: [],
    wantAuthnRequestsSigned: false,
    ssoUrl: "https://idp.example.com/sso",
  });
}

/** What the lab's Webex makes of a response. */
async function judged(kind: VendorKind, xml: string, idpMetadata: string) {
  const { tenant, requestId, acsUrl, at } = recorded[kind];
  const { organization } = tenant;
  const idp = { description: describeIdp(idpMetadata), domains: [], claim: claimOf(tenant) };
  const pending = { requestId, organization, idp, email, xml: "" };
  return (await checkLoginResponse({ xml, acsUrl, pending, now: at })).refusal?.cause;
}

const diagnosed = (file: string | Uint8Array, expectation: Expectation) =>
  diagnose(unwrap(Buffer.from(file as string)), "file", expectation).findings;

describe.each(kinds)("%s", (kind) => {
  test.each(wrappings)("what it really sends has no finding: $name", ({ wrap }) => {
    const { response, acsUrl, tenant } = recorded[kind];
    expect(diagnosed(wrap(response, acsUrl), expectationOf(kind, tenant.idpMetadata))).toEqual([]);
    expect(diagnosed(wrap(response, acsUrl), {})).toEqual([]);
  });

  test("signed again by the test it is as good, for Webex too", async () => {
    const response = resigned(recorded[kind].response, keys.known);
    expect(diagnosed(response, expectationOf(kind, rekeyed(kind)))).toEqual([]);
    expect(await judged(kind, response, rekeyed(kind))).toBeUndefined();
  });

  test.each(breakages)("$name", async ({ make, cause, code = cause, place, shows }) => {
    const { response, acsUrl } = recorded[kind];
    const broken = make(resigned(response, keys.known), keys);
    expect(await judged(kind, broken, rekeyed(kind))).toBe(cause);
    for (const { name, wrap } of wrappings) {
      const [first] = diagnosed(wrap(broken, acsUrl), expectationOf(kind, rekeyed(kind)));
      expect(first, name).toMatchObject({ code, cause });
      expect(first?.place?.path.endsWith(place), `${name}: ${first?.place?.path}`).toBe(true);
      expect(first?.shown?.text).toBe(shows === undefined ? undefined : webexMessages[shows].text);
      if (code === cause) expect(first?.fix).toBe(mendsFor(kind)[cause]);
    }
  });
});

test("the issuer tells the vendor, where it can", () => {
  const told = kinds.map((kind) => vendorOf(recorded[kind].tenant.idpEntityId));
  expect(told).toEqual(kinds.map((kind) => (kind === "pingfederate" ? undefined : kind)));
});
