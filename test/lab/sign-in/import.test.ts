import { beforeAll, expect, test } from "vitest";
import { identityProviderMetadata } from "../../../lab/idp-metadata.ts";
import { createSigningKey } from "../../../lab/signing-key.ts";
import { type ImportOptions, importIdp, newOrganization } from "../../../lab/webex/organization.ts";
import { type RefusalCause, webexRefusals } from "../../../saml/webex-refusals.ts";
import { type Authority, makeAuthority } from "../../fixtures/authority.ts";
import { metadataXml, signXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey, type TestKey } from "../../fixtures/metadata-key.ts";

const now = new Date("2026-03-01T12:00:00Z");
const idpKey = makeKey();
const unsigned = identityProviderMetadata({
  entityId: "urn:idp",
  certificates: [idpKey.base64],
  nameIdFormats: [],
  wantAuthnRequestsSigned: false,
  ssoUrl: "https://idp.example.com/sso",
}).replace("<md:EntityDescriptor", '<md:EntityDescriptor ID="_m"');

let root: Authority;
let intermediate: Authority;
let publicKey: Authority;
let directKey: Authority;
let endedKey: Authority;
let byEndEntity: Authority;
let privateKey: Authority;
let organizationKey: Awaited<ReturnType<typeof createSigningKey>>;
beforeAll(async () => {
  root = await makeAuthority("Public authority");
  intermediate = await root.issue("Intermediate", { ca: true });
  publicKey = await intermediate.issue("idp.example.com");
  directKey = await root.issue("idp.example.com");
  endedKey = await root.issue("idp.example.com", { notAfter: "2026-02-01" });
  byEndEntity = await directKey.issue("other.example.com");
  privateKey = await (await makeAuthority("Private authority")).issue("idp.example.com");
  organizationKey = await createSigningKey("CN=Webex", 1, now);
});

/** Signed by one, with further certificates brought along. */
function signed(by: TestKey, ...chain: readonly TestKey[]): string {
  return signXml(unsigned, { ...by, pem: [by, ...chain].map(({ pem }) => pem).join("") });
}

function imported(xml: string, options: ImportOptions = {}) {
  const organization = newOrganization(metadataXml(webexShape(makeKey())), organizationKey);
  const choice = { choice: "more-secure", now, authorities: [root.pem] } as const;
  return importIdp(organization, xml, { ...choice, ...options });
}

test("the less secure choice looks at no signature", () => {
  const less = { choice: "less-secure" } as const;
  expect(imported(unsigned, less)).toBe("urn:idp");
  expect(imported(signed(idpKey), less)).toBe("urn:idp");
  expect(imported(signed(directKey).replace("/sso", "/changed"), less)).toBe("urn:idp");
});

test("the more secure choice takes what a public certificate authority vouches for", () => {
  expect(imported(signed(directKey))).toBe("urn:idp");
  expect(imported(signed(publicKey, intermediate))).toBe("urn:idp");
});

test.each<[string, RefusalCause, () => string]>([
  ["unsigned metadata", "import-unsigned", () => unsigned],
  ["metadata signed with the identity provider's own certificate", "import-not-public", () => signed(idpKey)],
  ["metadata signed under a private authority", "import-not-public", () => signed(privateKey)],
  ["a chain with a link missing", "import-not-public", () => signed(publicKey)],
  ["a certificate that has ended", "import-not-public", () => signed(endedKey)],
  ["a certificate of one who may issue none", "import-not-public", () => signed(byEndEntity, directKey)],
  ["metadata that was changed since", "import-changed", () => signed(directKey).replace("/sso", "/changed")],
  [
    "a signature of another key than of the certificate",
    "import-changed",
    () => signed({ ...directKey, privateKey: idpKey.privateKey }),
  ],
  [
    "a signature that covers something else",
    "import-changed",
    () => signed(directKey).replace('URI="#_m"', 'URI="#_other"'),
  ],
])("the more secure choice refuses %s: %s", (_, code, xml) => {
  expect(() => imported(xml())).toThrow(expect.objectContaining({ code }));
  expect(webexRefusals[code].reference.mark).toBe("uncertain");
});

test("without authorities of a test those count that Mozilla trusts", () => {
  const { authorities: _, ...options } = { authorities: [], choice: "more-secure", now } as const;
  const organization = newOrganization(metadataXml(webexShape(makeKey())), organizationKey);
  expect(() => importIdp(organization, signed(directKey), options)).toThrow(
    "which no public certificate authority vouches for.",
  );
});
