import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PingFederateLab, startPingFederateLab } from "../../../lab/pingfederate/start.ts";
import { readIdentityProvider } from "../../../saml/metadata/read-identity-provider.ts";
import { type BridgedClient, bridgedClient } from "../bridged-client.ts";
import { connectionUrn, credentials, sampleConnection } from "./sample-connection.ts";

let folder: string;
let lab: PingFederateLab;
let client: BridgedClient;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pingfederate-lab-"));
  lab = await startPingFederateLab({ stateFile: join(folder, "state.json") });
  const server = lab.server("pf.example.com");
  for (const id of ["signing", "next"]) await server.addKey(id);
  server.addAdapter("HTMLForm", ["username", "mail"]);
  client = await bridgedClient(lab.port, "pingfederate", "1.10.0", {
    httpsHost: "https://pf.example.com:9999",
    accessToken: "token",
    productVersion: "12.3",
  });
});
afterAll(() => {
  client.close();
  lab.close();
  rmSync(folder, { recursive: true });
});

const metadataUrl = async (entityId: string) => {
  const settings = await client.invoke("pingfederate:index/getServerSettings:getServerSettings", {});
  const { baseUrl } = settings.federationInfo as unknown as { baseUrl: string };
  return `${baseUrl}/pf/federation_metadata.ping?PartnerSpId=${encodeURIComponent(entityId)}`;
};

test("metadata is published for a partner, with the staged key beside the signing one", async () => {
  const signingSettings = {
    signingKeyPairRef: { id: "signing" },
    alternativeSigningKeyPairRefs: [{ id: "next" }],
  };
  await client.make(connectionUrn, {
    ...sampleConnection,
    credentials: { ...credentials, signingSettings },
  });
  const response = await fetch(await metadataUrl("https://sp.example.org/saml"));
  const read = readIdentityProvider(await response.text());
  expect(read).toMatchObject({
    entityId: "urn:pf.example.com:saml2",
    singleSignOnServices: [{ binding: "POST", url: "https://pf.example.com:9031/idp/SSO.saml2" }, {}],
  });
  expect(read.signingCertificates.map(({ subject }) => subject)).toEqual([
    expect.stringContaining("CN=signing"),
    expect.stringContaining("CN=next"),
  ]);
});

test("nobody else has metadata", async () => {
  expect((await fetch(await metadataUrl("https://elsewhere.example.org"))).status).toBe(404);
});

test("a connection is found by its identifier, or not", async () => {
  const token = "pingfederate:index/getIdpSpConnection:getIdpSpConnection";
  expect(await client.invoke(token, { connectionId: "webex" })).toMatchObject({
    entityId: "https://sp.example.org/saml",
  });
  await expect(client.invoke(token, { connectionId: "none" })).rejects.toMatchObject({
    details: expect.stringContaining("404 Not Found"),
  });
});
