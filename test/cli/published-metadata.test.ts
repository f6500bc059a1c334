import { afterEach, expect, test } from "vitest";
import { publishedMetadata, type RecordedIdp } from "../../cli/test-login/published-metadata.ts";
import { identityProviderMetadata } from "../../lab/idp-metadata.ts";
import { type MetadataServer, serveMetadata } from "../../lab/metadata-server.ts";
import { readCertificate } from "../../saml/certificate.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

const [old, next] = [makeKey({ name: "old" }), makeKey({ name: "next" })];
const metadataOf = (...keys: readonly { readonly base64: string }[]) =>
  identityProviderMetadata({
    entityId: "urn:idp",
    certificates: keys.map(({ base64 }) => base64),
    nameIdFormats: [],
    wantAuthnRequestsSigned: false,
    ssoUrl: "https://idp.example.com/sso",
  });
let server: MetadataServer | undefined;
afterEach(() => server?.close());

/** What the stack has recorded, where an identity provider publishes this. */
async function published(document: string | undefined, changes: Partial<RecordedIdp> = {}) {
  server = await serveMetadata(() => document);
  return publishedMetadata({
    entityId: "urn:idp",
    singleSignOnUrl: "https://idp.example.com/sso",
    metadata: metadataOf(old),
    metadataUrl: `${server.origin}/metadata`,
    signingCertificates: [readCertificate(old.base64)],
    ...changes,
  });
}

test("the certificates that the stack has recorded, and no others", async () => {
  expect(await published(metadataOf(old))).toEqual({
    metadata: metadataOf(old),
    checks: [
      {
        name: "published certificates",
        result: "passed",
        detail: "They are those that the stack has recorded.",
      },
    ],
  });
});

test.each([
  ["another one", [next], "failed"],
  ["none", [], "failed"],
  ["one more, before it signs", [old, next], "unclear"],
] as const)("compared in both directions: %s", async (_, keys, result) => {
  const { checks } = await published(metadataOf(...keys));
  expect(checks).toMatchObject([{ result, fix: expect.stringContaining("Control Hub") }]);
  for (const key of keys.filter((one) => one === next)) expect(checks[0]?.detail).toContain(key.fingerprint);
});

test("an entity ID and an address that are no longer those of the stack", async () => {
  const { checks } = await published(metadataOf(old), {
    entityId: "urn:other",
    singleSignOnUrl: "https://other.example.com/sso",
  });
  expect(checks.map(({ name, result }) => [name, result])).toEqual([
    ["published certificates", "passed"],
    ["published entity ID", "failed"],
    ["published sign-on address", "failed"],
  ]);
});

test.each([
  ["a web page", "<!doctype html><html><body>Sign in</body></html>", "web page"],
  ["a PDF", "%PDF-1.7", "PDF document"],
  ["nothing", "", ""],
  [
    "Webex's own metadata",
    '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"/>',
    "",
  ],
])(
  "%s where metadata was expected is a failure with its mend; the stack's copy serves on",
  async (_, document, words) => {
    const { metadata, checks } = await published(document);
    expect(metadata).toBe(metadataOf(old));
    expect(checks).toMatchObject([
      {
        name: "published metadata",
        result: "failed",
        detail: expect.stringContaining(words),
        fix: expect.stringContaining("Correct the address"),
      },
    ]);
  },
);

test("an address at which nothing stands is for a person to look at; the stack's copy serves on", async () => {
  const { metadata, checks } = await published(undefined);
  expect(metadata).toBe(metadataOf(old));
  expect(checks).toMatchObject([{ result: "unclear", detail: expect.stringContaining("404") }]);
});

test.each([
  ["nothing", {}],
  ["a copy that cannot be read", { metadata: "<html/>" }],
])("a stack that has %s and no address", async (_, copy) => {
  expect(await publishedMetadata({ signingCertificates: [], ...copy })).toEqual({
    checks: [
      expect.objectContaining({ result: "failed", fix: expect.stringContaining("pulumi up --refresh") }),
    ],
  });
});
