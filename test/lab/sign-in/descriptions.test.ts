import { expect, test } from "vitest";
import { describeIdp } from "../../../lab/webex/idp-description.ts";
import { describeSp } from "../../../lab/webex/sp-description.ts";

const metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
const entity = (role: string) =>
  `<EntityDescriptor xmlns="${metadata}" entityID="https://sso.example.com">${role}</EntityDescriptor>`;

test.each([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
])("xs:boolean has two words for each value: %s", (text, value) => {
  expect(describeIdp(entity(`<IDPSSODescriptor WantAuthnRequestsSigned="${text}"/>`))).toMatchObject({
    wantsSignedRequests: value,
  });
  const acs = `<AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idbroker.webex.com/acs" index="0" isDefault="${text}"/>`;
  expect(
    describeSp(
      entity(
        `<SPSSODescriptor AuthnRequestsSigned="${text}" WantAssertionsSigned="${text}">${acs}</SPSSODescriptor>`,
      ),
    ),
  ).toMatchObject({ authnRequestsSigned: value, wantAssertionsSigned: value, acs: [{ isDefault: value }] });
});

test("what is no metadata of an identity provider is said as every mistake is", () => {
  expect(() => describeIdp(entity("<SPSSODescriptor/>"))).toThrow(
    expect.objectContaining({
      code: "identity-provider-metadata",
      message: expect.stringContaining("no IDPSSODescriptor"),
    }),
  );
});
