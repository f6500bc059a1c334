import type { PlainMap } from "../../providers/host/value.ts";
import type { Accepted, Behaviour, Partner, PartnerLogout, Refused } from "../identity-provider/behaviour.ts";
import { membershipsOf } from "../memberships.ts";
import { listAt, mapAt } from "../plain.ts";
import type { AuthnRequest } from "../saml/authn-request.ts";
import type { FrontBinding } from "../saml/bindings.ts";
import { digestUris, type Signer, signatureUris } from "../saml/sign.ts";
import type { Store } from "../store.ts";
import { valueOfMapping } from "./expressions.ts";
import type { PingOneApp, PingOneEnvironment, PingOneWorld } from "./world.ts";

const path = /^\/(?<environment>[^/]+)\/saml20\/idp\/(?<role>sso|slo)$/;
const bindings: Readonly<Record<string, FrontBinding>> = { HTTP_POST: "POST", HTTP_REDIRECT: "Redirect" };
const algorithms: Readonly<Record<string, readonly [string, string]>> = {
  SHA256withRSA: [signatureUris["rsa-sha256"], digestUris.sha256],
  SHA384withRSA: [signatureUris["rsa-sha384"], digestUris.sha384],
  SHA512withRSA: [signatureUris["rsa-sha512"], digestUris.sha512],
};

/**
 * PingOne as users meet it: the first ACS URL is the default, indexes mean nothing, and the NameID is what
 * `saml_subject` is mapped to, under whatever format is set.
 */
export function pingOneSignIn(store: Store<PingOneWorld>): Behaviour {
  return {
    title: "PingOne",
    owns: ({ hostname }) => /^auth\.pingone\.[a-z.]+$/.test(hostname),
    locate({ pathname }) {
      const { environment: id = "", role } = path.exec(pathname)?.groups ?? {};
      if (role === undefined) return undefined;
      return {
        roles: [role === "slo" ? "logout" : "sign-on"],
        partner(entityId) {
          const environment = store.read().environments[id];
          const app = environment?.applications.find(
            ({ settings }) => mapAt(settings, "samlOptions").spEntityId === entityId,
          );
          if (environment === undefined || app === undefined || app.settings.enabled !== true)
            return { refused: `NOT_FOUND: no enabled application has the entity ID ${entityId}` };
          return partner(id, environment, app);
        },
      };
    },
  };
}

function partner(id: string, environment: PingOneEnvironment, app: PingOneApp): Partner | Refused {
  const saml = mapAt(app.settings, "samlOptions");
  const signer = signerOf(environment, saml);
  if (signer === undefined) return { refused: "The application has no signing key." };
  const verification = mapAt(saml, "spVerification");
  const certificates = listAt(verification, "certificateIds").flatMap(
    (one) => environment.certificates.find((certificate) => certificate.id === one)?.pemFile ?? [],
  );
  const verifying = certificates.map((pem) => pem.replace(/-----(BEGIN|END) CERTIFICATE-----|\s/g, ""));
  const logout = logoutOf(saml, verifying);
  return {
    entityId: `https://auth.pingone.eu/${id}`,
    signer,
    signsResponse: saml.responseIsSigned === true,
    ...(verification.authnRequestSigned === true ? { requestCertificates: verifying } : {}),
    accept: (request) => accept(saml, request),
    assertion(_, { person }, now) {
      const denied = accessDenied(
        app.settings,
        membershipsOf(person, environment.groups).map(({ id }) => id),
      );
      if (denied !== undefined) return { refused: `ACCESS_DENIED: ${denied}` };
      const mappings = environment.mappings.filter(({ applicationId }) => applicationId === app.id);
      const valued = mappings.map((one) => ({ ...one, issued: valueOfMapping(one.value, person.profile) }));
      const missing = valued.find(({ required, issued }) => required && !issued);
      if (missing !== undefined)
        return { refused: `The required attribute ${missing.name} has no value for this user.` };
      return {
        nameId: {
          value: valued.find(({ mappingType }) => mappingType === "CORE")?.issued ?? "",
          format: String(saml.nameidFormat ?? "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"),
        },
        attributes: valued.flatMap(({ mappingType, name, issued }) =>
          mappingType === "CORE" || issued === undefined ? [] : [{ name, values: [issued] }],
        ),
        audience: String(saml.spEntityId),
        notBefore: now,
        notOnOrAfter: new Date(now.getTime() + Number(saml.assertionDuration) * 1000),
        authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
        signed: saml.assertionSignedEnabled !== false,
      };
    },
    ...(logout === undefined ? {} : { logout }),
  };
}

/** Nobody of the lab is an administrator of its PingOne. */
function accessDenied(settings: PlainMap, groups: readonly string[]): string | undefined {
  if (settings.accessControlRoleType === "ADMIN_USERS_ONLY") return "The user is no administrator.";
  const { groups: wanted = [], type } = mapAt(settings, "accessControlGroupOptions") as {
    readonly groups?: readonly string[];
    readonly type?: string;
  };
  const isIn = (id: string) => groups.includes(id);
  if (type === "ALL_GROUPS" && !wanted.every(isIn))
    return "The user is not in all groups that are asked for.";
  if (wanted.length > 0 && !wanted.some(isIn)) return "The user is in no group that may sign in.";
  return undefined;
}

function accept(saml: PlainMap, { acsUrl, forceAuthn }: AuthnRequest): Accepted | Refused {
  const urls = listAt(saml, "acsUrls").map(String);
  const asked = acsUrl ?? urls[0];
  if (asked === undefined || !urls.includes(asked))
    return { refused: `The ACS URL of the request is not configured: ${asked}` };
  return { acsUrl: asked, reauthenticate: forceAuthn };
}

/** Without an endpoint, PingOne's documentation says, logout ends in an error. */
function logoutOf(saml: PlainMap, certificates: readonly string[]): PartnerLogout | undefined {
  if (!saml.sloEndpoint) return undefined;
  const binding = bindings[String(saml.sloBinding ?? "HTTP_POST")] ?? "POST";
  const url = String(saml.sloEndpoint);
  return {
    takes: ["POST", "Redirect"],
    certificates,
    answers: { binding, url: String(saml.sloResponseEndpoint ?? url) },
    requests: { binding, url },
    comparesNameId: true,
    verifies: true,
  };
}

function signerOf({ keys }: PingOneEnvironment, saml: PlainMap): Signer | undefined {
  const { keyId, algorithm } = mapAt(saml, "idpSigningKey");
  const key = keys.find(({ id }) => id === keyId)?.key;
  const [uri, digest] = algorithms[String(algorithm)] ?? [signatureUris["rsa-sha256"], digestUris.sha256];
  return key === undefined ? undefined : { ...key, algorithm: uri, digest };
}
