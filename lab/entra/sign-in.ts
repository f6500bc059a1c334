import { createHash, randomUUID } from "node:crypto";
import type { Behaviour, Partner, PartnerLogout, Refused, Session } from "../identity-provider/behaviour.ts";
import { membershipsOf } from "../memberships.ts";
import { listAt, mapAt } from "../plain.ts";
import type { AuthnRequest } from "../saml/authn-request.ts";
import type { Assertion } from "../saml/login-response.ts";
import type { NameId } from "../saml/name-id.ts";
import { digestUris, signatureUris } from "../saml/sign.ts";
import type { Store } from "../store.ts";
import { mappedClaims } from "./mapped-claims.ts";
import type { EntraApp, EntraDirectory, EntraServicePrincipal, EntraWorld } from "./world.ts";

/** Minutes for which an assertion is valid (Microsoft, "Single sign-on SAML protocol"). */
const validMinutes = 70;
const path = /^\/(?<tenant>[^/]+)\/saml2\/?$/;
const nameIdFormats = {
  persistent: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  transient: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  emailAddress: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  unspecified: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
};

/**
 * Entra ID as users meet it (Microsoft, "Single sign-on SAML protocol" and "Single sign-out SAML protocol"): it honours
 * the request's NameIDPolicy, knows no ACS by index, and answers at redirect URIs only. Sign-in and logout share one address.
 */
export function entraSignIn(store: Store<EntraWorld>): Behaviour {
  return {
    title: "Entra ID",
    owns: ({ hostname }) => hostname === "login.microsoftonline.com",
    locate({ pathname }) {
      const { tenant = "" } = path.exec(pathname)?.groups ?? {};
      const directory = store.read().directories[tenant];
      if (directory === undefined) return undefined;
      return {
        roles: ["sign-on", "logout"],
        partner(entityId) {
          const app = directory.apps.find(({ identifierUris }) => identifierUris.includes(entityId));
          const principal = directory.servicePrincipals.find(({ appId }) => appId === app?.appId);
          if (app === undefined || principal === undefined)
            return {
              refused: `AADSTS700016: Application with identifier '${entityId}' was not found in the directory.`,
            };
          return partner(tenant, directory, app, principal);
        },
      };
    },
  };
}

function partner(
  tenant: string,
  directory: EntraDirectory,
  app: EntraApp,
  principal: EntraServicePrincipal,
): Partner | Refused {
  const { settings } = principal;
  if (settings.accountEnabled === false) return { refused: "AADSTS7000112: The application is disabled." };
  if (settings.preferredSingleSignOnMode !== "saml")
    return { refused: "AADSTS750054: The application is not set up for SAML." };
  const active = principal.keys.find(({ thumbprint }) => thumbprint === principal.activeThumbprint);
  const key = active ?? directory.directoryKey;
  if (key === undefined) return { refused: "AADSTS500031: There is no signing key." };
  const web = mapAt(app.settings, "web");
  const logout = logoutOf(String(web.logoutUrl ?? ""));
  return {
    entityId: `https://sts.windows.net/${tenant}/`,
    signer: { ...key, algorithm: signatureUris["rsa-sha256"], digest: digestUris.sha256 },
    // What a new application is set to: "Sign SAML assertion".
    signsResponse: false,
    accept({ acsUrl, forceAuthn }) {
      const urls = listAt(web, "redirectUris").map(String);
      const asked = acsUrl ?? urls[0];
      if (asked === undefined || !urls.includes(asked))
        return {
          refused: `AADSTS50011: The reply URL '${asked}' does not match the reply URLs configured for the application.`,
        };
      return { acsUrl: asked, reauthenticate: forceAuthn };
    },
    assertion(request, session, now) {
      // Users that a tenant assigns by name stand among the groups: who is in every group is each of them.
      const groups = membershipsOf(session.person, directory.principals).map(({ id }) => id);
      const assigned = principal.assignments.some(({ principalId }) => groups.includes(principalId));
      if (settings.appRoleAssignmentRequired === true && !assigned)
        return { refused: "AADSTS50105: The signed-in user is not assigned to a role for the application." };
      return issue(request, session, now, { directory, principal, app });
    },
    ...(logout === undefined ? {} : { logout }),
  };
}

function issue(
  request: AuthnRequest,
  session: Session,
  now: Date,
  {
    directory,
    principal,
    app,
  }: { directory: EntraDirectory; principal: EntraServicePrincipal; app: EntraApp },
): Assertion | Refused {
  const nameId = nameIdOf(request, session, principal.id);
  if ("refused" in nameId) return nameId;
  const policies = directory.policies.filter(({ id }) => principal.policyIds.includes(id));
  // Mapped claims need the application's consent to them, or a key of its own.
  const mayMap = mapAt(app.settings, "api").mappedClaimsEnabled === true || principal.activeThumbprint !== "";
  if (policies.length > 0 && !mayMap)
    return {
      refused:
        "AADSTS50146: This application is required to be configured with an application-specific signing key.",
    };
  return {
    nameId,
    attributes: mappedClaims(policies, session.person.profile),
    audience: request.issuer,
    notBefore: now,
    notOnOrAfter: new Date(now.getTime() + validMinutes * 60_000),
    authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
    signed: true,
  };
}

/** The format is the request's; without one it is an address with the user principal name. */
function nameIdOf(
  { nameIdFormat, spNameQualifier }: AuthnRequest,
  { person: { profile } }: Session,
  principalId: string,
): NameId | Refused {
  const { persistent, transient, emailAddress, unspecified } = nameIdFormats;
  const pairwise = createHash("sha256").update(`${principalId} ${profile.externalId}`).digest("base64url");
  const values: Readonly<Record<string, string>> = {
    [persistent]: pairwise,
    [transient]: randomUUID(),
    [emailAddress]: profile.userName,
    [unspecified]: profile.userName,
  };
  const format = nameIdFormat ?? emailAddress;
  const value = values[format];
  if (value === undefined) return { refused: `AADSTS90011: The NameIDPolicy '${format}' is not supported.` };
  return { value, format, ...(spNameQualifier === undefined ? {} : { spNameQualifier }) };
}

/** By Redirect only; the NameID of a logout request is not looked at, and neither is a signature. */
function logoutOf(url: string): PartnerLogout | undefined {
  if (url === "") return undefined;
  return {
    takes: ["Redirect"],
    certificates: [],
    answers: { binding: "Redirect", url },
    requests: { binding: "Redirect", url },
    comparesNameId: false,
    verifies: false,
  };
}
