import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ServiceProvider } from "../../saml/service-provider.ts";
import { type TrustOptions, trustOf } from "../../saml/trust.ts";
import { certificates, reordered, serviceProvider } from "../arbitrary/service-provider.ts";
import { trustOptions } from "../arbitrary/trust-options.ts";

const now = new Date("2026-11-21");

describe("properties", () => {
  test("the order of the file never changes the meaning", () => {
    const pair = serviceProvider.chain((sp) => fc.tuple(fc.constant(sp), reordered(sp)));
    fc.assert(
      fc.property(pair, trustOptions, ([sp, other], options) => {
        expect(trustOf(other, options).trust).toEqual(trustOf(sp, options).trust);
      }),
    );
  });

  test("no ACS is lost or invented", () => {
    fc.assert(
      fc.property(serviceProvider, trustOptions, (sp, options) => {
        const post = sp.assertionConsumerServices.filter(({ binding }) => binding === "POST");
        const pairs = (list: readonly { index: number; url: string }[]) =>
          list.map(({ index, url }) => `${index} ${url}`).sort();
        expect(pairs(trustOf(sp, options).trust.acs)).toEqual(pairs(post));
      }),
    );
  });

  test("exactly one ACS is the default", () => {
    fc.assert(
      fc.property(serviceProvider, trustOptions, (sp, options) => {
        expect(trustOf(sp, options).trust.acs.filter(({ isDefault }) => isDefault)).toHaveLength(1);
      }),
    );
  });
});

const entityId = "https://idbroker.webex.com/11111111-1111-4111-8111-111111111111";
const base: ServiceProvider = {
  entityId,
  organizationId: "11111111-1111-4111-8111-111111111111",
  broker: { host: "idbroker.webex.com", region: "United States" },
  assertionConsumerServices: [
    { binding: "POST", url: "https://idbroker.webex.com/a", index: 0 },
    { binding: "POST", url: "https://idbroker.webex.com/b", index: 1, isDefault: true },
  ],
  singleLogoutServices: [{ binding: "POST", url: "https://idbroker.webex.com/slo" }],
  nameIdFormats: [],
  signingCertificates: certificates,
  encryptionCertificates: certificates,
  authnRequestsSigned: false,
  wantAssertionsSigned: true,
  signature: "embedded",
};
const organization: TrustOptions = { subject: "acme", now, mode: "organization", groups: ["everyone"] };

/** A service provider whose ACS endpoints are given as [binding, index, isDefault]. */
function withAcs(
  ...acs: [binding: "POST" | "Artifact", index: number, isDefault?: boolean][]
): ServiceProvider {
  return {
    ...base,
    assertionConsumerServices: acs.map(([binding, index, isDefault]) => ({
      binding,
      index,
      url: `https://idbroker.webex.com/${index}`,
      ...(isDefault === undefined ? {} : { isDefault }),
    })),
  };
}

describe("the default ACS", () => {
  test.each([
    ["the one that says so", withAcs(["POST", 0], ["POST", 1, true]), 1],
    ["the lowest index of several that say so", withAcs(["POST", 5, true], ["POST", 2, true]), 2],
    ["the first that does not say no", withAcs(["POST", 0, false], ["POST", 1]), 1],
    ["the lowest index when all say no", withAcs(["POST", 3, false], ["POST", 1, false]), 1],
    [
      "the lowest POST index when the default is Artifact",
      withAcs(["Artifact", 0, true], ["POST", 1], ["POST", 2]),
      1,
    ],
  ])("is %s", (_, sp, index) => {
    expect(trustOf(sp, organization).trust.acs.find(({ isDefault }) => isDefault)?.index).toBe(index);
  });

  test("is the lowest index where one URL has several", () => {
    const same = { binding: "POST", url: "https://idbroker.webex.com/a" } as const;
    const sp = {
      ...base,
      assertionConsumerServices: [
        { ...same, index: 1 },
        { ...same, index: 2, isDefault: true },
      ],
    };
    expect(trustOf(sp, organization).trust.acs.map(({ isDefault }) => isDefault)).toEqual([true, false]);
  });
});

test("an organisation's claim is uid, a partner's is mail, from the email unless chosen otherwise", () => {
  const claim = (options: TrustOptions) => trustOf(base, options).trust.claim;
  expect(claim(organization)).toEqual({ name: "uid", source: "email" });
  expect(claim({ subject: "acme", now, mode: "partner" })).toEqual({ name: "mail", source: "email" });
  expect(claim({ ...organization, claimSource: { expression: "x" } }).source).toEqual({ expression: "x" });
});

test("the certificate of Webex that ends last comes first, unless another is preferred", () => {
  const [oldest, middle, newest] = certificates.map(({ fingerprint }) => fingerprint);
  const order = (options: TrustOptions) => {
    const { singleLogout } = trustOf(base, options).trust;
    return singleLogout === "off" ? [] : singleLogout.certificates.map(({ fingerprint }) => fingerprint);
  };
  expect(order(organization)).toEqual([newest, middle, oldest]);
  expect(order({ ...organization, logoutCertificate: oldest ?? "" })).toEqual([oldest, newest, middle]);
});

test("nothing is encrypted for a certificate that is not valid now", () => {
  const encryption = (at: string) =>
    trustOf(base, { ...organization, now: new Date(at), encryption: "aes256-cbc" });
  expect(encryption("2026-11-21").trust.encryption).toMatchObject({ certificate: certificates[2] });
  expect(encryption("2046-06-01").trust.encryption).toBe("off");
  expect(encryption("2046-06-01").findings).toContainEqual(
    expect.objectContaining({ code: "trust-encryption-certificate-missing", severity: "error" }),
  );
});

test("without a POST ACS there is no trust", () => {
  expect(() => trustOf(withAcs(["Artifact", 0]), organization)).toThrow(
    `The metadata of ${entityId} has no assertion consumer service for HTTP-POST.`,
  );
});

const preferred = { ...organization, logoutCertificate: "AA" };

test.each<[string, ServiceProvider, TrustOptions, string, string]>([
  [
    "a partner with one ACS",
    withAcs(["POST", 0]),
    { ...organization, mode: "partner" },
    "trust-single-acs",
    "The metadata has one POST ACS (https://idbroker.webex.com/0); partner SSO usually brings several.",
  ],
  [
    "a default that is not for POST",
    withAcs(["Artifact", 0, true], ["POST", 1]),
    organization,
    "trust-default-acs",
    "The default ACS of the metadata is for Artifact; the default here is https://idbroker.webex.com/1.",
  ],
  [
    "single logout switched off",
    base,
    { ...organization, singleLogout: false },
    "trust-logout-off",
    "Single logout is switched off: signing out of Webex leaves the session at the identity provider.",
  ],
  [
    "no single logout in the metadata",
    { ...base, singleLogoutServices: [] },
    organization,
    "trust-logout-missing",
    "The metadata has no single logout endpoint: signing out of Webex leaves the session at the identity provider.",
  ],
  [
    "nothing to verify logout with",
    { ...base, signingCertificates: [] },
    organization,
    "trust-logout-certificate-missing",
    "The metadata has no signing certificate that is valid, so nothing could verify Webex's logout messages. Single logout is left out: signing out of Webex leaves the session at the identity provider.",
  ],
  [
    "a preferred certificate that is not there",
    base,
    preferred,
    "trust-logout-certificate-unknown",
    "webex-sso:logoutCertificate is AA, which is no valid signing certificate of the metadata.",
  ],
  [
    "encryption without a certificate",
    { ...base, encryptionCertificates: [] },
    { ...organization, encryption: "aes256-cbc" },
    "trust-encryption-certificate-missing",
    "webex-sso:encryption is aes256-cbc, but the metadata has no encryption certificate that is valid now.",
  ],
  [
    "the claim issued a second time",
    base,
    { ...organization, attributes: [{ name: "uid", source: "userName" }] },
    "trust-attribute-twice",
    "The attribute uid is issued twice: it is the claim already.",
  ],
  [
    "the claim in another letter case",
    base,
    { ...organization, attributes: [{ name: "UID", source: "email" }] },
    "trust-attribute-case",
    "The attribute UID differs from the claim uid by its letter case only; Webex reads uid.",
  ],
])("finds %s", (_, sp, options, code, message) => {
  const { findings } = trustOf(sp, options);
  expect(findings.map((finding) => [finding.code, finding.message])).toEqual([[code, message]]);
});

test("finds nothing in an ordinary trust", () => {
  expect(trustOf(base, organization).findings).toEqual([]);
});
