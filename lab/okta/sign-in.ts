import type { PlainMap } from "../../providers/host/value.ts";
import type { Accepted, Behaviour, Partner, PartnerLogout, Refused } from "../identity-provider/behaviour.ts";
import { membershipsOf } from "../memberships.ts";
import { listAt, mapsAt } from "../plain.ts";
import type { AuthnRequest } from "../saml/authn-request.ts";
import type { IssuedAttribute } from "../saml/login-response.ts";
import { digestUris, type Signer, signatureUris } from "../saml/sign.ts";
import type { Store } from "../store.ts";
import { fillTemplate, valueOfExpression } from "./expressions.ts";
import { groupsOfStatement } from "./group-statement.ts";
import type { OktaApp, OktaOrg, OktaWorld } from "./world.ts";

/** Minutes by which an assertion of Okta's is valid before and after its issue. */
const validMinutes = 5;
const path = /^\/app\/[^/]+\/(?<entityKey>[^/]+)\/(?<role>sso|slo)\/saml$/;

const algorithms: Readonly<Record<string, string>> = {
  RSA_SHA1: signatureUris["rsa-sha1"],
  RSA_SHA256: signatureUris["rsa-sha256"],
};
const digests: Readonly<Record<string, string>> = { SHA1: digestUris.sha1, SHA256: digestUris.sha256 };

/**
 * Okta as users meet it: the NameID is the template's value under the configured format, whatever the request asks
 * for; the request's ACS must be the SSO URL or one of the requestable ones.
 */
export function oktaSignIn(store: Store<OktaWorld>): Behaviour {
  return {
    title: "Okta",
    owns: ({ hostname }) => /\.okta(preview|-emea)?\.com$/.test(hostname),
    locate({ hostname, pathname }) {
      const { entityKey, role } = path.exec(pathname)?.groups ?? {};
      const name = hostname.split(".")[0] ?? "";
      if (entityKey === undefined) return undefined;
      return {
        roles: [role === "slo" ? "logout" : "sign-on"],
        partner: () => {
          const org = store.read().orgs[name];
          const app = org?.apps.find((one) => one.entityKey === entityKey);
          if (org === undefined || app === undefined || app.settings.status === "INACTIVE")
            return { refused: "404: Page not found. This application does not exist, or is not active." };
          return partner(org, app);
        },
      };
    },
  };
}

function partner(org: OktaOrg, app: OktaApp): Partner | Refused {
  const { settings } = app;
  const key = app.keys.find(({ kid }) => kid === app.signingKid);
  if (key === undefined) return { refused: "The application has no signing key." };
  const signer: Signer = {
    ...key,
    algorithm: algorithms[String(settings.signatureAlgorithm)] ?? signatureUris["rsa-sha256"],
    digest: digests[String(settings.digestAlgorithm)] ?? digestUris.sha256,
  };
  const logout = logoutOf(settings);
  return {
    entityId: `http://www.okta.com/${app.entityKey}`,
    signer,
    signsResponse: settings.responseSigned === true,
    ...(settings.samlSignedRequestEnabled === true
      ? { requestCertificates: [String(settings.singleLogoutCertificate ?? "")] }
      : {}),
    accept: (request) => accept(settings, request),
    assertion(_, { person }, now) {
      const groups = membershipsOf(person, org.groups);
      const isMember = (groupId: string) => groups.some(({ id }) => id === groupId);
      if (!org.assignments.some(({ appId, groupId }) => appId === app.id && isMember(groupId)))
        return { refused: "403: The user is not assigned to this application." };
      const minutes = validMinutes * 60_000;
      return {
        nameId: {
          value: fillTemplate(String(settings.subjectNameIdTemplate ?? ""), person.profile),
          format: String(settings.subjectNameIdFormat ?? ""),
        },
        attributes: mapsAt(settings, "attributeStatements").flatMap((statement): IssuedAttribute[] => {
          const values =
            statement.type === "GROUP"
              ? groupsOfStatement(
                  statement,
                  groups.map(({ name }) => name),
                )
              : listAt(statement, "values").map((value) => valueOfExpression(String(value), person.profile));
          const present = values.filter((value) => value !== undefined);
          if (present.length === 0) return [];
          return [{ name: String(statement.name), nameFormat: String(statement.namespace), values: present }];
        }),
        audience: String(settings.audience ?? ""),
        notBefore: new Date(now.getTime() - minutes),
        notOnOrAfter: new Date(now.getTime() + minutes),
        authnContextClassRef: String(settings.authnContextClassRef ?? ""),
        signed: settings.assertionSigned === true,
      };
    },
    ...(logout === undefined ? {} : { logout }),
  };
}

function accept(settings: PlainMap, { acsUrl, acsIndex, forceAuthn }: AuthnRequest): Accepted | Refused {
  const reauthenticate = forceAuthn && settings.honorForceAuthn === true;
  const standard = String(settings.ssoUrl ?? "");
  const indexed = [
    ...listAt(settings, "acsEndpoints").map((url, index) => ({ url: String(url), index })),
    ...mapsAt(settings, "acsEndpointsIndices").map(({ url, index }) => ({ url: String(url), index })),
  ];
  const asked =
    acsIndex === undefined ? (acsUrl ?? standard) : indexed.find(({ index }) => index === acsIndex)?.url;
  if (asked === undefined || (asked !== standard && !indexed.some(({ url }) => url === asked)))
    return {
      refused: `400: The request's AssertionConsumerServiceURL is not allowed: ${asked ?? `index ${acsIndex}`}`,
    };
  if (asked !== standard) return { acsUrl: asked, reauthenticate };
  return {
    acsUrl: standard,
    recipient: String(settings.recipient ?? standard),
    destination: String(settings.destination ?? standard),
    reauthenticate,
  };
}

/** Okta answers Webex's requests by POST, and starts none (its help, "Configure Single Logout in app integrations"). */
function logoutOf({ singleLogoutUrl, singleLogoutCertificate }: PlainMap): PartnerLogout | undefined {
  if (!singleLogoutUrl) return undefined;
  return {
    takes: ["POST", "Redirect"],
    certificates: [String(singleLogoutCertificate ?? "")],
    answers: { binding: "POST", url: String(singleLogoutUrl) },
    comparesNameId: true,
    verifies: true,
  };
}
