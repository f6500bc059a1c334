import { expect, test } from "vitest";
import { checklist } from "../../../cli/idp-metadata/checklist.ts";
import { handOver } from "../../../cli/idp-metadata/hand-over.ts";
import type { HandedTenant } from "../../../cli/idp-metadata/handed-tenant.ts";
import { printHandOver } from "../../../cli/idp-metadata/print-hand-over.ts";
import { readServiceProvider } from "../../../saml/metadata/read-service-provider.ts";
import { goodIdpMetadata, keyDescriptor } from "../../fixtures/idp-metadata.ts";
import { metadataXml, organizationId, signXml, webexShape } from "../../fixtures/metadata.ts";
import { identityProviderMetadata } from "../../fixtures/metadata-identity-provider.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";

const now = new Date("2026-11-22T12:00:00Z");
const key = makeKey({ name: "idp" });
const good = goodIdpMetadata(key.base64);
const own = keyDescriptor(key.base64);
const late = good.replace(own, "").replace("</md:IDPSSODescriptor>", `${own}$&`);
const { serviceProvider } = readServiceProvider(Buffer.from(metadataXml(webexShape(key))), {
  subject: "sp",
  now,
  accept: "unsigned",
});
if (serviceProvider === undefined) throw new Error("The fixture cannot be read.");
const acme: HandedTenant = { name: "acme", mode: "organization", idp: "okta", serviceProvider };

const handed = (xml: string, { reorder = false, tenant = undefined as HandedTenant | undefined } = {}) =>
  handOver(
    { subject: "x.xml", bytes: Buffer.from(xml), findings: [], ...(tenant === undefined ? {} : { tenant }) },
    { reorder },
    now,
  );

test.each([
  ["unsigned", good, "less-secure"],
  ["self-signed", signXml(good, key), "less-secure"],
  ["broken", signXml(good, key).replace("/sso", "/changed"), undefined],
])("the option of Control Hub for metadata that is %s", (state, xml, option) => {
  expect(handed(xml)).toMatchObject({ signature: state });
  expect(handed(xml).import?.option).toBe(option);
});

test("where Microsoft says otherwise, both are said: in the terminal and in the checklist", () => {
  const entra = handed(identityProviderMetadata.entra(key.base64));
  expect(entra.import).toMatchObject({
    option: "less-secure",
    elsewhere: { option: "more-secure", source: expect.stringContaining("cisco-webex-tutorial") },
  });
  for (const text of [printHandOver(entra, ["idp.xml"]), checklist(entra, "idp.xml")]) {
    expect(text).toContain("help.webex.com/article/crd76f");
    expect(text).toContain("cisco-webex-tutorial");
  }
  expect(handed(identityProviderMetadata.okta(key.base64)).import?.elsewhere).toBeUndefined();
});

test("a file in another order is refused, or put in order when that is asked for, and the price is said", () => {
  const asItIs = handed(signXml(late, key));
  expect(asItIs.findings).toContainEqual(expect.objectContaining({ code: "idp-metadata-key-not-first" }));
  expect(printHandOver(asItIs, [])).toContain("Nothing is written");
  const inOrder = handed(signXml(late, key), { reorder: true });
  expect(inOrder).toMatchObject({ signature: "unsigned", import: { option: "less-secure" } });
  expect(inOrder.findings.map(({ code }) => code)).toEqual([
    "idp-metadata-unsigned",
    "idp-metadata-reordered",
  ]);
  expect(printHandOver(inOrder, ["idp.xml"])).toMatch(/signature of the file covers the order.*taken away/);
});

test("putting in order hides nothing: a broken signature stays an error", () => {
  const changed = signXml(late, key).replace("/sso", "/changed");
  const { findings, content } = handed(changed, { reorder: true });
  expect(findings).toContainEqual(expect.objectContaining({ code: "idp-metadata-signature-broken" }));
  expect(Buffer.from(content).toString()).toBe(changed);
});

test("a file that is right is handed over byte by byte", () => {
  const bytes = Buffer.from(`\ufeff${good.replace("UTF-8", "UTF-16")}`, "utf16le");
  const { content, findings } = handOver({ subject: "x", bytes, findings: [] }, { reorder: true }, now);
  expect(findings.map(({ code }) => code)).toEqual(["idp-metadata-unsigned"]);
  expect(Buffer.from(content).equals(bytes)).toBe(true);
});

test("the checklist of an organisation: administrator, import, test before activation, way out, record", () => {
  const text = checklist(handed(good, { tenant: acme }), "idb-meta-IdP.xml");
  for (const part of [
    organizationId,
    "`idb-meta-IdP.xml`",
    "_full administrator_",
    "Allow self-signed certificate in metadata",
    "**Test SSO setup**",
    "webex-sso idp-metadata acme --tested passed",
    "https://admin.webex.com/manage-sso",
  ])
    expect(text).toContain(part);
  expect(text.indexOf("Test SSO setup")).toBeLessThan(text.indexOf("## Activate"));
  expect(text).not.toContain("TAC gives back");
});

test("the checklist of a partner: a service request, and no import", () => {
  const partner = handed(good, { tenant: { ...acme, mode: "partner" } });
  const text = checklist(partner, "idb-meta-IdP.xml");
  for (const part of ["Cisco TAC", "passEmailInRequest", "newly created", "Partner Authentication"])
    expect(text).toContain(part);
  expect(text).not.toContain("## Import");
  expect(printHandOver(partner, ["idp.xml"])).toContain("not into Control Hub");
});

test("the checklist of an organisation with several identity providers has its routing rules", () => {
  const group = {
    name: "example",
    rules: [
      { order: 1, kind: "domain", values: ["example.com"], tenant: "acme", idp: "okta" },
      { order: 2, kind: "default", values: [], tenant: "other", idp: "entra" },
    ],
  } as const;
  const text = checklist(handed(good, { tenant: { ...acme, group } }), "x.xml");
  expect(text).toContain("| 1 | domains: `example.com` | Okta (`acme`) |");
  expect(text).toContain("| 2 | everybody else | Entra ID (`other`) |");
});

test("what somebody has written into a file cannot steer the checklist", () => {
  const name = "https://x.example/`|<script>";
  const xml = good.replaceAll("https://idp.example.com/saml", name.replace("<", "&lt;"));
  const text = checklist(handed(xml), "x.xml");
  expect(text).toContain("``https://x.example/`\\u007c<script>``");
});
