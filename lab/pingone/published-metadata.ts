import { identityProviderMetadata } from "../idp-metadata.ts";
import { mapAt } from "../plain.ts";
import type { Store } from "../store.ts";
import type { PingOneWorld } from "./world.ts";

const path = /^\/(?<environment>[^/]+)\/saml20\/metadata\/(?<application>[^/]+)$/;
const nameIdFormats = [
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
];

/** What PingOne publishes for one application: its environment, and the key that signs for it. */
export function publishedMetadata(store: Store<PingOneWorld>, url: URL): string | undefined {
  const { environment: id = "", application = "" } = path.exec(url.pathname)?.groups ?? {};
  const environment = store.read().environments[id];
  const settings = environment?.applications.find((one) => one.id === application)?.settings;
  if (environment === undefined || settings === undefined) return undefined;
  const { keyId } = mapAt(mapAt(settings, "samlOptions"), "idpSigningKey");
  const entityId = `https://auth.pingone.eu/${id}`;
  return identityProviderMetadata({
    entityId,
    certificates: environment.keys.filter((key) => key.id === keyId).map(({ key }) => key.certificate),
    nameIdFormats,
    wantAuthnRequestsSigned: false,
    ssoUrl: `${entityId}/saml20/idp/sso`,
    logoutUrl: `${entityId}/saml20/idp/slo`,
  });
}
