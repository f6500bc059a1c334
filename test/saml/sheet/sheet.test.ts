import fc from "fast-check";
import { expect, test } from "vitest";
import { renderMarkdown } from "../../../cli/sheet/render-markdown.ts";
import { readServiceProvider } from "../../../saml/metadata/read-service-provider.ts";
import type { Sheet } from "../../../saml/sheet/sheet.ts";
import { siteSheet } from "../../../saml/sheet/site-sheet.ts";
import { trustSheet } from "../../../saml/sheet/trust-sheet.ts";
import { type TrustOptions, trustOf } from "../../../saml/trust.ts";
import { webexSite } from "../../../saml/webex-site.ts";
import { serviceProvider as anyServiceProvider } from "../../arbitrary/service-provider.ts";
import { trustOptions } from "../../arbitrary/trust-options.ts";
import { acs, metadataXml, organizationId, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";

const now = new Date("2026-11-22");
const [key, next] = [makeKey({ notAfter: "2040-01-01" }), makeKey({ notAfter: "2045-01-01" })];
const xml = metadataXml(
  webexShape(key, {
    signing: [key.base64, next.base64],
    acs: [
      acs("POST", 0, { isDefault: "true" }),
      { ...acs("POST", 7), Location: "https://idbroker-eu.webex.com/idb/2" },
    ],
  }),
);
const { serviceProvider } = readServiceProvider(Buffer.from(xml), { subject: "sp", now, accept: "unsigned" });
if (serviceProvider === undefined) throw new Error("The fixture cannot be read.");
const provider = serviceProvider;

function sheetOf(options: Partial<TrustOptions> = {}): Sheet {
  const { trust } = trustOf(provider, { subject: "acme", now, mode: "organization", ...options });
  return trustSheet("acme", trust, provider);
}
const rows = ({ sections }: Sheet) => sections.flatMap((one) => one.rows);
const valuesOf = (sheet: Sheet, term: string) =>
  rows(sheet)
    .filter((row) => row.term.startsWith(term))
    .flatMap(({ values }) => values);
const noteOf = (sheet: Sheet, term: string) => rows(sheet).find((row) => row.term.startsWith(term))?.note;

test("every value of the trust, to be typed as it stands", () => {
  const sheet = sheetOf({
    attributes: [{ name: "firstname", source: "givenName" }],
    groups: ["g1", "g2"],
    clockSkewMinutes: 3,
  });
  expect(valuesOf(sheet, "entity ID")).toEqual([`https://idbroker.webex.com/${organizationId}`]);
  expect(valuesOf(sheet, "audience")).toEqual([`https://idbroker.webex.com/${organizationId}`]);
  expect(valuesOf(sheet, "ACS, index 0, default")).toHaveLength(1);
  expect(valuesOf(sheet, "ACS, index 7")).toEqual(["https://idbroker-eu.webex.com/idb/2"]);
  expect(valuesOf(sheet, "NameID format")).toEqual(["urn:oasis:names:tc:SAML:2.0:nameid-format:transient"]);
  expect(valuesOf(sheet, "attribute")).toEqual(["uid", "firstname"]);
  expect(valuesOf(sheet, "signature algorithm")).toEqual([
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  ]);
  expect(valuesOf(sheet, "digest algorithm")).toEqual(["http://www.w3.org/2001/04/xmlenc#sha256"]);
  expect(noteOf(sheet, "sign")).toMatch(/^The assertion and the response/);
  expect(noteOf(sheet, "encryption")).toMatch(/^None/);
  expect(valuesOf(sheet, "clock")).toEqual(["3 minutes"]);
  expect(valuesOf(sheet, "single logout, Redirect")).toHaveLength(2);
  // The one to prefer comes first: Webex's next.
  expect(valuesOf(sheet, "verify Webex's messages with")).toEqual([next.fingerprint, key.fingerprint]);
  expect(noteOf(sheet, "verify Webex's messages with")).toMatch(/valid 2026-01-01 to 2045-01-01.*this one/);
  expect(valuesOf(sheet, "who may sign in")).toEqual(["g1", "g2"]);
  expect(noteOf(sheet, "launch tile")).toMatch(/^Hide it/);
});

test("what a tenant chooses otherwise", () => {
  const sheet = sheetOf({
    mode: "partner",
    claimSource: { expression: "user.customMail" },
    singleLogout: false,
    encryption: "aes256-cbc",
    honorForceAuthn: false,
    hideLaunchTile: false,
  });
  expect(valuesOf(sheet, "attribute")).toEqual(["mail"]);
  expect(noteOf(sheet, "attribute")).toContain("user.customMail");
  expect(noteOf(sheet, "single logout")).toMatch(/^Off/);
  expect(valuesOf(sheet, "verify Webex's messages with")).toEqual([]);
  expect(valuesOf(sheet, "encryption")).toEqual(["http://www.w3.org/2001/04/xmlenc#aes256-cbc"]);
  expect(noteOf(sheet, "ForceAuthn")).toMatch(/^Ignore/);
  expect(noteOf(sheet, "launch tile")).toMatch(/^Shown/);
  expect(noteOf(sheet, "back to Webex")).toContain("Cisco TAC");
});

test("nothing of any trust is left out", () => {
  fc.assert(
    fc.property(anyServiceProvider, trustOptions, (sp, options) => {
      const { trust } = trustOf(sp, options);
      const typed = rows(trustSheet("acme", trust, sp)).flatMap(({ values }) => values);
      const { singleLogout } = trust;
      expect(typed).toEqual(
        expect.arrayContaining([
          trust.entityId,
          trust.audience,
          trust.nameIdFormat,
          trust.claim.name,
          ...trust.attributes.map(({ name }) => name),
          ...trust.acs.map(({ url }) => url),
          ...trust.groups,
          ...(singleLogout === "off"
            ? []
            : [
                ...singleLogout.endpoints.flatMap(({ url, responseUrl = url }) => [url, responseUrl]),
                ...singleLogout.certificates.map(({ fingerprint }) => fingerprint),
              ]),
        ]),
      );
    }),
  );
});

test("a site has values of its own: no transient NameID, a signed assertion that nobody asked for", () => {
  const site = webexSite("acme");
  if (site === undefined) throw new Error("It is a site.");
  const sheet = siteSheet(site, "http://www.webex.com");
  expect(valuesOf(sheet, "entity ID")).toEqual(["http://www.webex.com"]);
  expect(valuesOf(sheet, "Webex SAML Issuer (SP ID)")).toEqual(["http://www.webex.com"]);
  expect(valuesOf(sheet, "ACS")).toEqual(["https://acme.webex.com/dispatcher/SAML2AuthService?siteurl=acme"]);
  expect(valuesOf(sheet, "attributes, required")).toEqual(["uid", "firstname", "lastname", "email"]);
  expect(valuesOf(sheet, "NameID format").join()).not.toContain("transient");
  expect(noteOf(sheet, "profile")).toMatch(/IdP-initiated.*no InResponseTo/);
  expect(noteOf(sheet, "sign")).toMatch(/^The assertion/);
  expect(sheet.intro).toContain("31 March 2024");
});

test("as Markdown, values stay values and text stays text", () => {
  const text = renderMarkdown({
    title: "a *b*",
    intro: "i",
    sections: [
      {
        title: "s",
        rows: [
          {
            term: "t|u",
            values: ["x|y`z"],
            note: "<b>",
            reference: { source: "https://a.b", mark: "uncertain" },
          },
        ],
      },
    ],
  });
  expect(text).toContain("# a \\*b\\*");
  expect(text).toContain("``x\\u007cy`z``");
  expect(text).toContain("[uncertain](https://a.b)");
  expect(text).not.toContain("<b>");
});
