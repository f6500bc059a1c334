import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digestUris, signatureUris } from "../../lab/saml/sign.ts";
import { createSigningKey } from "../../lab/signing-key.ts";
import type { Visit } from "../../lab/web/site.ts";
import { importIdp, newOrganization } from "../../lab/webex/organization.ts";
import { rekeyMetadata } from "../../lab/webex/rekey-metadata.ts";
import { openWebex } from "../../lab/webex/webex.ts";
import { readServiceProvider } from "../../saml/metadata/read-service-provider.ts";
import { trustOf } from "../../saml/trust.ts";
import { type Keycloak, missingKeycloak, startKeycloak } from "./keycloak.ts";

const reason = missingKeycloak();
const title = "Keycloak takes the example metadata as it is, and signs in to the lab's Webex";
const tenants = join(import.meta.dirname, "../../stacks/tenants");
const password = randomBytes(16).toString("hex");

describe(reason === undefined ? title : `${title}: NOT RUN, ${reason}`, () => {
  let keycloak: Keycloak;
  beforeAll(async () => {
    if (reason !== undefined) return;
    keycloak = await startKeycloak();
    await keycloak.admin("POST", "", { realm: "lab", enabled: true, sslRequired: "none" });
    await keycloak.admin("POST", "/lab/users", {
      username: "one-address",
      email: "one-address@example.com",
      firstName: "Lab",
      lastName: "User",
      enabled: true,
      emailVerified: true,
      credentials: [{ type: "password", value: password, temporary: false }],
    });
  });
  afterAll(() => keycloak?.close());

  test.skipIf(reason !== undefined).each([
    ["organization", "11111111-1111-4111-8111-111111111111", "uid"],
    ["partner", "22222222-2222-4222-8222-222222222222", "mail"],
  ] as const)("%s", async (mode, id, claim) => {
    const file = readFileSync(join(tenants, `idb-meta-${id}-SP.xml`));
    const key = await createSigningKey("CN=Webex of the lab", 5, new Date());
    const signer = { ...key, algorithm: signatureUris["rsa-sha256"], digest: digestUris.sha256 };
    const metadata = rekeyMetadata(file.toString("utf8"), signer);
    const { serviceProvider } = readServiceProvider(Buffer.from(metadata), {
      subject: "lab",
      now: new Date(),
    });
    if (serviceProvider === undefined) throw new Error("The metadata cannot be read.");
    const { trust } = trustOf(serviceProvider, { subject: "lab", now: new Date(), mode });

    // What Keycloak reads in the file is what our Trust says.
    const converted = await keycloak.admin(
      "POST",
      "/lab/client-description-converter",
      metadata,
      "application/xml",
    );
    const client = (await converted.json()) as {
      clientId: string;
      redirectUris: string[];
      attributes: Record<string, string>;
    };
    expect(client.clientId).toBe(trust.entityId);
    // It takes the default ACS out of the file; the others it is given, as the Trust says them.
    const urls = trust.acs.map(({ url }) => url);
    expect(client.redirectUris).toEqual([trust.acs.find(({ isDefault }) => isDefault)?.url]);
    if (trust.singleLogout === "off") throw new Error("The example has single logout.");
    const logout = trust.singleLogout.endpoints.find(({ binding }) => binding === "POST")?.url;
    expect(client.attributes.saml_single_logout_service_url_post).toBe(logout);
    expect(client.attributes["saml.signing.certificate"]).toBe(trust.singleLogout.certificates[0]?.base64);

    await keycloak.admin("POST", "/lab/clients", {
      ...client,
      redirectUris: urls,
      // As its console does: signed assertions, the format that Webex asks for, and the claim.
      attributes: {
        ...client.attributes,
        "saml.assertion.signature": "true",
        "saml.server.signature": "true",
        "saml.client.signature": "false",
        "saml.encrypt": "false",
      },
      protocolMappers: [
        {
          name: claim,
          protocol: "saml",
          protocolMapper: "saml-user-property-mapper",
          config: { "user.attribute": "email", "attribute.name": claim, "attribute.nameformat": "Basic" },
        },
      ],
    });
    const webex = openWebex(() => new Date());
    const organization = newOrganization(metadata, key);
    webex.organizations.push(organization);
    importIdp(
      organization,
      await (await fetch(`${keycloak.origin}/realms/lab/protocol/saml/descriptor`)).text(),
      { claim },
    );
    const visit = (url: string, fields: Record<string, string> = {}): Visit => ({
      url: new URL(url),
      form: new URLSearchParams(fields),
      browser: "peer",
    });
    for (const { index, url } of trust.acs) {
      const chosen = { email: "one-address@example.com", acs: String(index) };
      const asked = await webex.visit(visit(webex.signInUrl(organization), chosen));
      if (asked.kind !== "post") throw new Error("Webex sends no request.");
      const response = await signInAtKeycloak(asked.url, asked.fields);
      expect(response.action).toBe(url);
      const page = await webex.visit(visit(response.action, response.fields));
      expect(page).toMatchObject({ kind: "page", title: "Signed in" });
    }
  });
});

/** Through Keycloak's own pages: the sign-in form, then the form that brings the response. */
async function signInAtKeycloak(url: string, fields: Readonly<Record<string, string>>) {
  const first = await fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const location = first.headers.get("location");
  const page = location === null ? first : await fetch(new URL(location, url), { headers: { cookie } });
  const login = formOf(await page.text());
  const second = await fetch(login.action, {
    method: "POST",
    redirect: "manual",
    headers: { cookie },
    body: new URLSearchParams({ ...login.fields, username: "one-address", password }),
  });
  const text = await second.text();
  if (!text.includes("SAMLResponse"))
    throw new Error(`Keycloak answers ${second.status}: ${text.slice(0, 2000)}`);
  return formOf(text);
}

function formOf(page: string): { action: string; fields: Record<string, string> } {
  const action = /<form[^>]*\baction="([^"]+)"/i.exec(page)?.[1];
  if (action === undefined) throw new Error(`There is no form: ${page.slice(0, 2000)}`);
  const inputs = [...page.matchAll(/<input\b[^>]*>/gi)].map(([input]) => [
    /\bname="([^"]*)"/i.exec(input)?.[1] ?? "",
    plain(/\bvalue="([^"]*)"/i.exec(input)?.[1] ?? ""),
  ]);
  return { action: plain(action), fields: Object.fromEntries(inputs.filter(([name]) => name !== "")) };
}

function plain(html: string): string {
  return html
    .replace(/&amp;/g, "&")
    .replace(/&#x2B;|&#43;/g, "+")
    .replace(/&#x3D;|&#61;/g, "=");
}
