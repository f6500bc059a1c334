import { expect, test } from "vitest";
import { identityProvider } from "../../../lab/identity-provider/identity-provider.ts";
import { identityProviderMetadata } from "../../../lab/idp-metadata.ts";
import { createSigningKey } from "../../../lab/signing-key.ts";
import { startAgent } from "../../../lab/web/agent.ts";
import { openWeb } from "../../../lab/web/web.ts";
import { importIdp, newOrganization } from "../../../lab/webex/organization.ts";
import { openWebex } from "../../../lab/webex/webex.ts";
import { metadataXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";

const now = () => new Date("2026-03-01T12:00:00Z");
const key = await createSigningKey("CN=Webex", 1, now());
const other = makeKey();

const metadata = (name: string) =>
  identityProviderMetadata({
    entityId: `urn:${name}`,
    certificates: [other.base64],
    nameIdFormats: [],
    wantAuthnRequestsSigned: false,
    ssoUrl: `https://${name}.example.com/sso`,
  });
/** It says where a request arrived, and that is all. */
const site = (name: string) =>
  identityProvider(
    { title: name, owns: ({ hostname }) => hostname === `${name}.example.com`, locate: () => undefined },
    now,
  );

function start() {
  const webex = openWebex(now);
  const organization = newOrganization(metadataXml(webexShape(makeKey())), key);
  webex.organizations.push(organization);
  const web = openWeb([webex, site("main"), site("other")]);
  const signIn = async (email: string) => {
    const agent = startAgent(web);
    return agent.submit(await agent.open(webex.signInUrl(organization)), "Next", email);
  };
  return { organization, signIn };
}

test("users go to the identity provider of their domain, the others to the one without a rule", async () => {
  const { organization, signIn } = start();
  importIdp(organization, metadata("main"));
  importIdp(organization, metadata("other"), { domains: ["example.org"] });
  expect((await signIn("one-address@example.com")).site).toBe("main");
  expect((await signIn("other-domain@example.org")).site).toBe("other");
  expect((await signIn("OTHER-DOMAIN@EXAMPLE.ORG")).site).toBe("other");
});

test("who is no user, or has no identity provider, gets no further", async () => {
  const { organization, signIn } = start();
  importIdp(organization, metadata("other"), { domains: ["example.org"] });
  expect((await signIn("nobody@example.org")).title).toBe("Sign-in failed");
  expect((await signIn("one-address@example.com")).title).toBe("Sign-in failed");
});

test("metadata of an identity provider that is there already takes its place", () => {
  const { organization } = start();
  importIdp(organization, metadata("main"));
  importIdp(organization, metadata("main"));
  expect(organization.idps).toHaveLength(1);
});

test("what is no metadata of an identity provider is not imported", () => {
  const { organization } = start();
  expect(() => importIdp(organization, metadataXml(webexShape(makeKey())))).toThrow(
    "There is no IDPSSODescriptor in what is imported.",
  );
});

test("what an identity provider says of its users is looked up by its own claim", () => {
  const { organization } = start();
  importIdp(organization, metadata("main"));
  importIdp(organization, metadata("other"), { claim: "mail" });
  expect(organization.idps.map(({ claim }) => claim)).toEqual(["uid", "mail"]);
});
