import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedIdentityProvider } from "../../components/published-identity-provider.ts";
import { type MetadataServer, serveMetadata } from "../../lab/metadata-server.ts";
import { identityProviderMetadata } from "../fixtures/metadata-identity-provider.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

const published: Record<string, string> = {
  "/metadata": identityProviderMetadata.entra(makeKey().base64),
  "/page": "<html/>",
};
let server: MetadataServer;
beforeAll(async () => {
  server = await serveMetadata(({ pathname }) => published[pathname]);
});
afterAll(() => server.close());

test("metadata is read as it is published", async () => {
  const metadataUrl = `${server.origin}/metadata`;
  const { identityProvider, findings } = await publishedIdentityProvider({ subject: "webex", metadataUrl });
  expect(findings).toEqual([]);
  expect(identityProvider).toMatchObject({
    entityId: "https://sts.windows.net/00000000-0000-0000-0000-000000000000/",
    singleSignOnUrl: "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/saml2",
    metadata: published["/metadata"],
    metadataUrl,
    signingCertificates: [{ subject: "CN=test key" }],
  });
});

test.each([
  ["/page", "This is not the SAML 2.0 metadata"],
  ["/nowhere", "it answers 404"],
])("%s is a finding and no failure", async (path, reason) => {
  const metadataUrl = `${server.origin}${path}`;
  const { identityProvider, findings } = await publishedIdentityProvider({ subject: "webex", metadataUrl });
  expect(identityProvider).toBeUndefined();
  expect(findings).toMatchObject([
    {
      code: "idp-metadata-unavailable",
      severity: "warning",
      message: expect.stringContaining(reason),
      fix: expect.stringContaining("pulumi up --refresh"),
    },
  ]);
});

test("what is known without metadata is told without it", async () => {
  const known = {
    entityId: "https://sso.example.com",
    singleSignOnUrl: "https://sso.example.com/idp/SSO.saml2",
  };
  const { identityProvider } = await publishedIdentityProvider({ subject: "webex", metadataUrl: "", known });
  expect(identityProvider).toEqual({ ...known, metadataUrl: "", signingCertificates: [] });
});
