import type { PlainMap } from "../../providers/host/value.ts";
import type { Accepted, Behaviour, Partner, PartnerLogout, Refused } from "../identity-provider/behaviour.ts";
import { listAt, mapAt, mapsAt } from "../plain.ts";
import type { AuthnRequest } from "../saml/authn-request.ts";
import type { Encryption } from "../saml/login-response.ts";
import type { Store } from "../store.ts";
import { fulfilled, subjectOf } from "./fulfillment.ts";
import { entityIdOf } from "./server-settings.ts";
import { signerOf, vocabulary } from "./sign-in-vocabulary.ts";
import type { PingFederateWorld, PingServer } from "./world.ts";

const places: Readonly<Record<string, "sign-on" | "logout">> = {
  "/idp/SSO.saml2": "sign-on",
  "/idp/SLO.saml2": "logout",
};

/** PingFederate as users meet it: a NameID made anew for each session, and no endpoint but those of the connection. */
export function pingFederateSignIn(store: Store<PingFederateWorld>): Behaviour {
  return {
    title: "PingFederate",
    owns: ({ hostname, port }) => port === "9031" || hostname in store.read().servers,
    locate({ hostname, pathname }) {
      const role = places[pathname];
      if (role === undefined) return undefined;
      return {
        roles: [role],
        partner(entityId) {
          const server = store.read().servers[hostname];
          const settings = server?.connections.find((one) => one.settings.entityId === entityId)?.settings;
          if (server === undefined || settings === undefined || settings.active !== true)
            return { refused: `Unknown or inactive partner: ${entityId}` };
          return partner(hostname, server, settings);
        },
      };
    },
  };
}

function partner(host: string, server: PingServer, settings: PlainMap): Partner | Refused {
  const sso = mapAt(settings, "spBrowserSso");
  const signer = signerOf(server, settings);
  if (signer === undefined) return { refused: "The connection has no signing key." };
  const verifying = certificatesOf(settings, "activeVerificationCert");
  const logout = logoutOf(sso, verifying, settings);
  return {
    entityId: entityIdOf(host),
    signer,
    signsResponse: sso.signResponseAsRequired !== false,
    ...(sso.requireSignedAuthnRequests === true ? { requestCertificates: verifying } : {}),
    accept: (request) => accept(sso, settings, request),
    assertion(_, { person, id }, now) {
      const { minutesBefore = 0, minutesAfter = 0 } = mapAt(sso, "assertionLifetime");
      const encryption = encryptionOf(sso, settings);
      return {
        nameId: subjectOf(sso, person.profile, id),
        attributes: fulfilled(sso, person.profile),
        audience: String(settings.entityId),
        notBefore: new Date(now.getTime() - Number(minutesBefore) * 60_000),
        notOnOrAfter: new Date(now.getTime() + Number(minutesAfter) * 60_000),
        authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified",
        signed: sso.signAssertions === true,
        ...(encryption === undefined ? {} : { encryption }),
      };
    },
    ...(logout === undefined ? {} : { logout }),
  };
}

function accept(
  sso: PlainMap,
  settings: PlainMap,
  { acsUrl, acsIndex, forceAuthn }: AuthnRequest,
): Accepted | Refused {
  if (!listAt(sso, "enabledProfiles").includes("SP_INITIATED_SSO"))
    return { refused: "SP-initiated SSO is not enabled for this connection." };
  const endpoints = mapsAt(sso, "ssoServiceEndpoints").filter(({ binding }) => binding === "POST");
  const found = endpoints.find(({ url, index, isDefault }) =>
    acsUrl !== undefined
      ? absolute(settings, String(url)) === acsUrl
      : acsIndex !== undefined
        ? index === acsIndex
        : isDefault === true,
  );
  if (found === undefined)
    return { refused: `Unknown Assertion Consumer Service: ${acsUrl ?? acsIndex ?? "no default"}` };
  return { acsUrl: absolute(settings, String(found.url)), reauthenticate: forceAuthn };
}

/** Each direction has a profile of its own (PingFederate, "Choosing SAML 2.0 profiles"). */
function logoutOf(
  sso: PlainMap,
  certificates: readonly string[],
  settings: PlainMap,
): PartnerLogout | undefined {
  const profiles = listAt(sso, "enabledProfiles");
  const takesRequests = profiles.includes("SP_INITIATED_SLO");
  const sendsRequests = profiles.includes("IDP_INITIATED_SLO");
  if (!takesRequests && !sendsRequests) return undefined;
  const endpoints = mapsAt(sso, "sloServiceEndpoints").flatMap(({ binding, url, responseUrl }) => {
    const known = vocabulary.bindings[String(binding)];
    return known === undefined
      ? []
      : [
          {
            binding: known,
            url: absolute(settings, String(url)),
            responseUrl: absolute(settings, String(responseUrl ?? url)),
          },
        ];
  });
  const [endpoint] = endpoints;
  return {
    takes: takesRequests
      ? listAt(sso, "incomingBindings").flatMap((one) => vocabulary.bindings[String(one)] ?? [])
      : [],
    certificates,
    ...(endpoint === undefined ? {} : { answers: { binding: endpoint.binding, url: endpoint.responseUrl } }),
    ...(endpoint === undefined || !sendsRequests ? {} : { requests: endpoint }),
    comparesNameId: true,
    verifies: true,
  };
}

function encryptionOf(sso: PlainMap, settings: PlainMap): Encryption | undefined {
  if (mapAt(sso, "encryptionPolicy").encryptAssertion !== true) return undefined;
  const { blockEncryptionAlgorithm, keyTransportAlgorithm } = mapAt(settings, "credentials");
  return {
    certificate: certificatesOf(settings, "encryptionCert")[0] ?? "",
    cipher: vocabulary.ciphers[String(blockEncryptionAlgorithm)] ?? "",
    keyTransport: vocabulary.keyTransports[String(keyTransportAlgorithm)] ?? "",
  };
}

/** DER in base64 of the partner's certificates that have that flag. */
function certificatesOf(settings: PlainMap, flag: string): string[] {
  return mapsAt(mapAt(settings, "credentials"), "certs")
    .filter((one) => one[flag] === true)
    .map((one) =>
      String(mapAt(one, "x509File").fileData).replace(/-----(BEGIN|END) CERTIFICATE-----|\s/g, ""),
    );
}

function absolute({ baseUrl }: PlainMap, url: string): string {
  return /^https?:/.test(url) ? url : `${String(baseUrl ?? "")}${url}`;
}
