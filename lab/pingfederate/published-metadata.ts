import { identityProviderMetadata } from "../idp-metadata.ts";
import { mapAt, mapsAt } from "../plain.ts";
import type { Store } from "../store.ts";
import { entityIdOf } from "./server-settings.ts";
import type { PingFederateWorld } from "./world.ts";

const path = /^\/(?<host>[^/]+)\/pf\/federation_metadata\.ping$/;

/** What a server publishes for one partner: the keys of its connection, the staged ones among them. */
export function publishedMetadata(store: Store<PingFederateWorld>, url: URL): string | undefined {
  const host = path.exec(url.pathname)?.groups?.host ?? "";
  const server = store.read().servers[host];
  const partner = url.searchParams.get("PartnerSpId");
  const connection = server?.connections.find(({ settings }) => settings.entityId === partner);
  if (server === undefined || connection === undefined) return undefined;
  const signing = mapAt(mapAt(connection.settings, "credentials"), "signingSettings");
  const ids = [mapAt(signing, "signingKeyPairRef"), ...mapsAt(signing, "alternativeSigningKeyPairRefs")];
  const base = `https://${host}:9031`;
  return identityProviderMetadata({
    entityId: entityIdOf(host),
    certificates: ids.flatMap(({ id }) => server.keys.find((one) => one.id === id)?.key.certificate ?? []),
    nameIdFormats: ["urn:oasis:names:tc:SAML:2.0:nameid-format:transient"],
    wantAuthnRequestsSigned: mapAt(connection.settings, "spBrowserSso").requireSignedAuthnRequests === true,
    ssoUrl: `${base}/idp/SSO.saml2`,
    logoutUrl: `${base}/idp/SLO.saml2`,
  });
}
