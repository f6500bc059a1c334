import { expect, test } from "vitest";
import { identityProviderMetadata } from "../../../lab/idp-metadata.ts";
import { readAuthnRequest } from "../../../lab/saml/authn-request.ts";
import { deliver, receive } from "../../../lab/saml/bindings.ts";
import { writeLoginResponse } from "../../../lab/saml/login-response.ts";
import {
  type LogoutResponse,
  readLogoutRequest,
  writeLogoutRequest,
  writeLogoutResponse,
} from "../../../lab/saml/logout-message.ts";
import type { Reply, Visit } from "../../../lab/web/site.ts";
import { importIdp, newOrganization } from "../../../lab/webex/organization.ts";
import { openWebex } from "../../../lab/webex/webex.ts";
import { type RefusalCause, webexRefusals } from "../../../saml/webex-refusals.ts";
import { metadataXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { acsUrl, content, envelope, signingKey as key, now } from "./response-fixture.ts";

const sloUrl = "https://idp.example.com/slo";

/** Somebody has signed in to Webex; what comes back is what a browser brings next. */
async function signedIn() {
  const organization = newOrganization(metadataXml(webexShape(makeKey())), key);
  importIdp(
    organization,
    identityProviderMetadata({
      entityId: "urn:idp",
      certificates: [key.certificate],
      nameIdFormats: [],
      wantAuthnRequestsSigned: false,
      ssoUrl: "https://idp.example.com/sso",
      logoutUrl: sloUrl,
    }),
  );
  const webex = openWebex(() => now);
  webex.organizations.push(organization);
  const visit = (url: string, fields: Readonly<Record<string, string>> = {}): Promise<Reply> => {
    const arrived: Visit = { url: new URL(url), form: new URLSearchParams(fields), browser: "one" };
    return webex.visit(arrived);
  };
  const asked = await visit(webex.signInUrl(organization), { email: "one-address@example.com" });
  const { xml, relayState } = messageOf(asked);
  const response = { ...envelope, inResponseTo: readAuthnRequest(xml).id, content };
  await visit(acsUrl, {
    SAMLResponse: Buffer.from(await writeLoginResponse(response)).toString("base64"),
    RelayState: relayState ?? "",
  });
  const slo = organization.description.logout.find(({ binding }) => binding === "POST")?.url ?? "";
  const bring = (parameter: "SAMLRequest" | "SAMLResponse", message: string) => {
    const sent = deliver("POST", { parameter, url: slo, xml: message, signer: envelope.signer });
    if (sent.kind !== "post") throw new Error("it goes by POST");
    return visit(slo, sent.fields);
  };
  return { webex, visit, bring, slo, signOut: () => visit(webex.signOutUrl(organization)) };
}

function messageOf(reply: Reply) {
  if (reply.kind !== "post") throw new Error(`no message, but ${JSON.stringify(reply)}`);
  const message = receive(new URL(reply.url), new URLSearchParams(reply.fields));
  if (message === undefined) throw new Error("no message");
  return message;
}

const answer = (destination: string, inResponseTo: string, changes: Partial<LogoutResponse> = {}) =>
  writeLogoutResponse({
    id: "_answer",
    issueInstant: now.toISOString(),
    destination,
    issuer: "urn:idp",
    inResponseTo,
    status: ["urn:oasis:names:tc:SAML:2.0:status:Success"],
    ...changes,
  });

test.each<[string, Partial<LogoutResponse>, RefusalCause | undefined]>([
  ["as it should be", {}, undefined],
  ["that answers another request", { inResponseTo: "_other" }, "logout-not-asked"],
  ["that answers no request", { inResponseTo: "" }, "logout-not-asked"],
  ["that was sent elsewhere", { destination: "https://elsewhere.example.com/slo" }, "logout-destination"],
  ["that was sent nowhere", { destination: "" }, "logout-destination"],
  ["with another status", { status: ["urn:oasis:names:tc:SAML:2.0:status:Requester"] }, "logout-status"],
])("a logout response %s", async (_, changes, cause) => {
  const { webex, bring, slo, signOut } = await signedIn();
  const request = readLogoutRequest(messageOf(await signOut()).xml);
  expect(request.destination).toBe(sloUrl);
  const page = await bring("SAMLResponse", answer(slo, request.id, changes));
  expect(webex.judged.at(-1)?.verdict.refusal?.cause).toBe(cause);
  expect(page).toMatchObject({ title: cause === undefined ? "Signed out" : "Sign-out failed" });
});

test("a logout request is answered once, and only in the browser that asked", async () => {
  const { webex, bring, slo, signOut } = await signedIn();
  const { id } = readLogoutRequest(messageOf(await signOut()).xml);
  await bring("SAMLResponse", answer(slo, id));
  await bring("SAMLResponse", answer(slo, id));
  expect(webex.judged.slice(-2).map(({ verdict }) => verdict.refusal?.cause)).toEqual([
    undefined,
    "logout-not-asked",
  ]);
});

test.each<[string, string, RefusalCause | undefined]>([
  ["as it should be", "", undefined],
  ["that was sent elsewhere", "https://elsewhere.example.com/slo", "logout-destination"],
])("a logout request of the identity provider %s", async (_, destination, cause) => {
  const { webex, bring, slo } = await signedIn();
  await bring(
    "SAMLRequest",
    writeLogoutRequest({
      id: "_logout",
      issueInstant: now.toISOString(),
      destination: destination || slo,
      issuer: "urn:idp",
      nameId: content.nameId,
    }),
  );
  expect(webex.judged.at(-1)?.verdict.refusal?.cause).toBe(cause);
});

test("what Webex shows for these is not documented", () => {
  for (const cause of ["logout-not-asked", "logout-destination"] as const) {
    expect(webexRefusals[cause]).not.toHaveProperty("message");
    expect(webexRefusals[cause].reference.mark).toBe("uncertain");
  }
});
