import { describe, expect, test } from "vitest";
import { changed, type Inputs, laidAt, said } from "./laid.ts";

const okta = (...values: string[]) =>
  changed(laidAt("okta"), ({ attributeStatements }) => {
    for (const statement of attributeStatements) if (statement.name === "uid") statement.values = values;
  });
const adfs = (attribute: string) =>
  changed(laidAt("adfs"), (inputs) => {
    inputs.issuanceTransformRules = inputs.issuanceTransformRules.replace(";mail;", `;${attribute};`);
  });
const pingfederate = (type: string, value: string) =>
  changed(laidAt("pingfederate"), ({ spBrowserSso }: Inputs) => {
    for (const mapping of spBrowserSso.adapterMappings)
      mapping.attributeContractFulfillment.uid = { source: { type }, value };
  });
const pingone = (value: string) =>
  changed(
    laidAt("pingone"),
    (inputs) => {
      inputs.value = value;
    },
    "mapping-uid",
  );
const entra = (entry: object) =>
  changed(
    laidAt("entra"),
    (inputs) => {
      const schema = [{ ...entry, SamlClaimType: "uid" }];
      inputs.definitions = [JSON.stringify({ ClaimsMappingPolicy: { Version: 1, ClaimsSchema: schema } })];
    },
    "policy",
  );

const claimOf = (laid: Parameters<typeof said>[0]) => said(laid).filter((line) => line.includes("claim"));

describe("what fills the claim is certainly no address", () => {
  test.each([
    ["Okta: a constant", okta('"nobody"')],
    ["Okta: a number", okta("user.employeeNumber")],
    ["Okta: two values", okta("user.email", "user.secondEmail")],
    ["ADFS: an account name", adfs("sAMAccountName")],
    ["ADFS: an identifier", adfs("objectGUID")],
    ["PingFederate: text", pingfederate("TEXT", "mail")],
    ["PingFederate: an identifier", pingfederate("ADAPTER", "objectGUID")],
    ["PingOne: an identifier", pingone("${user.id}")],
    ["PingOne: a constant", pingone("nobody")],
    ["Entra ID: an account name", entra({ Source: "user", ID: "onpremisessamaccountname" })],
    ["Entra ID: a constant", entra({ Value: "nobody" })],
  ])("%s", (_, laid) => {
    expect(claimOf(laid)).toEqual([
      expect.stringMatching(/^claim: The claim uid is filled from .*, which is no email address\.$/),
    ]);
  });
});

describe("what nobody knows may be an address: it is said, and stops nothing", () => {
  test.each([
    ["Okta", okta("user.customMail")],
    ["Okta: a function", okta('String.replace(user.login, "@a", "@b")')],
    ["ADFS", adfs("extensionAttribute1")],
    ["PingFederate", pingfederate("ADAPTER", "corporateMail")],
    ["PingFederate: an expression", pingfederate("EXPRESSION", "#this.get('mail')")],
    ["PingOne", pingone("${user.customMail}")],
    ["Entra ID", entra({ Source: "user", ID: "extensionattribute1" })],
  ])("%s", (_, laid) => {
    expect(claimOf(laid)).toEqual([
      expect.stringMatching(
        /^not-judged: These rules could not judge everything: claim \(an expression fills uid/,
      ),
    ]);
  });
});
