import { writeFileSync } from "node:fs";
import { identityProviderMetadata } from "../idp-metadata.ts";
import { type MetadataServer, serveMetadata } from "../metadata-server.ts";
import type { Store } from "../store.ts";
import { tlsCertificate } from "./tls-certificate.ts";
import type { AdfsWorld } from "./world.ts";

export interface AdfsPublication extends MetadataServer {
  /** The file that NODE_EXTRA_CA_CERTS has to name, so that Node believes the server's certificate. */
  readonly caFile: string;
}

/** Publishes the federation metadata over HTTPS, as ADFS does, and says so in the properties of the service. */
export async function publish(
  store: Store<AdfsWorld>,
  caFile: string,
  now: () => Date,
): Promise<AdfsPublication> {
  const tls = await tlsCertificate("localhost", now());
  writeFileSync(caFile, tls.cert);
  const { HostName, HttpsPort } = store.read().service;
  const server = await serveMetadata(
    ({ pathname }) => (pathname === path ? metadataOf(store.read()) : undefined),
    {
      port: HostName === "localhost" ? Number(HttpsPort) : 0,
      tls,
    },
  );
  store.change(({ service }) => {
    Object.assign(service, { HostName: "localhost", HttpsPort: server.port });
  });
  return { ...server, caFile };
}

const path = "/FederationMetadata/2007-06/FederationMetadata.xml";
const nameId = (version: string, format: string) =>
  `urn:oasis:names:tc:SAML:${version}:nameid-format:${format}`;

function metadataOf({ service, certificates }: AdfsWorld): string {
  const url = `https://${service.HostName}:${service.HttpsPort}${service.FederationPassiveAddress}`;
  const signing = certificates.filter(({ CertificateType }) => CertificateType === "Token-Signing");
  return identityProviderMetadata({
    entityId: String(service.Identifier),
    certificates: signing.map(({ Certificate }) => Certificate),
    // ADFS publishes them in this order, whatever its trusts issue.
    nameIdFormats: [nameId("1.1", "emailAddress"), nameId("2.0", "persistent"), nameId("2.0", "transient")],
    wantAuthnRequestsSigned: false,
    ssoUrl: url,
    logoutUrl: url,
  });
}
