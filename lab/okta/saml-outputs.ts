import type { PlainMap } from "../../providers/host/value.ts";
import { identityProviderMetadata } from "../idp-metadata.ts";
import type { SigningKey } from "../signing-key.ts";
import { acsEndpointsRead } from "./acs-endpoints.ts";
import type { OktaConfig } from "./config.ts";
import { standardIssuer } from "./saml-properties.ts";
import type { OktaApp } from "./world.ts";

/** The outputs that the provider works out by itself. */
export const samlComputed: readonly string[] = [
  "certificate",
  "embedUrl",
  "entityKey",
  "entityUrl",
  "features",
  "httpPostBinding",
  "httpRedirectBinding",
  "keyId",
  "keys",
  "logoUrl",
  "metadata",
  "metadataUrl",
  "name",
  "signOnMode",
];

const nameIdFormats = [
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
];
const defaultPolicy = "rstDefaultPolicy0001";

/** Inputs that the provider never sends or never reads back: the state repeats what the program said. */
const repeated = [
  "keyName",
  "keyYearsValid",
  "logo",
  "requestCompressed",
  "skipAuthenticationPolicy",
  "spIssuer",
];
/** Inputs that it reads back in a form of its own. */
const reread = ["acsEndpoints", "acsEndpointsIndices"];

/** An application as the provider's state holds it; `inputs` is what the program says, if it is known. */
export function samlOutputs(app: OktaApp, inputs: PlainMap, config: OktaConfig): PlainMap {
  const settings = without(app.settings, [...repeated, ...reread]);
  return {
    idpIssuer: standardIssuer,
    implicitAssignment: false,
    appLinksJson: JSON.stringify({ [`${app.name}_link`]: true }),
    appSettingsJson: "{}",
    authenticationPolicy: inputs.skipAuthenticationPolicy === true ? "" : defaultPolicy,
    preconfiguredApp: app.name,
    skipAuthenticationPolicy: false,
    ...settings,
    ...without(
      inputs,
      Object.keys(inputs).filter((name) => !repeated.includes(name)),
    ),
    ...acsEndpointsRead(app.settings),
    name: app.name,
    features: [],
    signOnMode: settings.samlVersion === "1.1" ? "SAML_1_1" : "SAML_2_0",
    embedUrl: `${config.origin}/home/${app.name}/${app.id}/${app.embedKey}`,
    logoUrl: "https://op3static.oktacdn.com/assets/img/logos/default.png",
    keys: app.keys.map(keyOutput),
    ...published(app, config),
  };
}

function without(properties: PlainMap, names: readonly string[]): PlainMap {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}

/** What an application says about itself in public; nothing while it is not active. */
function published(app: OktaApp, { origin }: OktaConfig): PlainMap {
  const key = app.keys.find(({ kid }) => kid === app.signingKid);
  if (key === undefined || app.settings.status === "INACTIVE") return {};
  const base = `${origin}/app/${app.name}/${app.entityKey}`;
  const entityUrl = `http://www.okta.com/${app.entityKey}`;
  return {
    keyId: key.kid,
    certificate: key.certificate,
    entityKey: app.entityKey,
    entityUrl,
    httpPostBinding: `${base}/sso/saml`,
    httpRedirectBinding: `${base}/sso/saml`,
    metadataUrl: `${origin}/api/v1/apps/${app.id}/sso/saml/metadata`,
    metadata: identityProviderMetadata({
      entityId: entityUrl,
      certificates: [key.certificate],
      nameIdFormats,
      wantAuthnRequestsSigned: app.settings.samlSignedRequestEnabled === true,
      ssoUrl: `${base}/sso/saml`,
      ...(app.settings.singleLogoutUrl ? { logoutUrl: `${base}/slo/saml` } : {}),
    }),
  };
}

function keyOutput(key: SigningKey): PlainMap {
  return {
    kid: key.kid,
    kty: "RSA",
    use: "sig",
    created: goTime(key.created),
    lastUpdated: goTime(key.created),
    expiresAt: goTime(key.expiresAt),
    e: key.e,
    n: key.n,
    x5cs: [key.certificate],
    x5tS256: key.thumbprint,
  };
}

/** The provider prints times in its language's own way, for example `2036-11-21 18:27:06 +0000 UTC`. */
function goTime(iso: string): string {
  return `${iso.slice(0, 19).replace("T", " ")} +0000 UTC`;
}
