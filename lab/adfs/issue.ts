import type { Refused, Session } from "../identity-provider/behaviour.ts";
import type { AuthnRequest } from "../saml/authn-request.ts";
import type { Assertion } from "../saml/login-response.ts";
import type { NameId } from "../saml/name-id.ts";
import { type Claim, evaluate } from "./claim-language/evaluate.ts";
import { parseRules } from "./claim-language/parse.ts";
import { directoryOf, userClaims } from "./user-claims.ts";
import type { AdfsTrust, AdfsWorld } from "./world.ts";

/** Minutes for which an assertion is valid where TokenLifetime is 0 (Set-AdfsRelyingPartyTrust). */
const standardMinutes = 60;
const nameIdType = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";
const permit = "http://schemas.microsoft.com/authorization/claims/permit";
const deny = "http://schemas.microsoft.com/authorization/claims/deny";
const properties = "http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties";
const unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
const status = (name: string) => `urn:oasis:names:tc:SAML:2.0:status:${name}`;

/** For whom, for what and when. */
interface Issue {
  readonly request: AuthnRequest;
  readonly session: Session;
  readonly now: Date;
}

/** What the rules of a trust make of a request. @throws Error that names a rule which the lab does not know. */
export function issue(
  world: AdfsWorld,
  trust: AdfsTrust,
  { request, session, now }: Issue,
): Assertion | Refused {
  const claims = userClaims(session, world.groups);
  const directory = directoryOf(session);
  const run = (rules: unknown) => evaluate(parseRules(String(rules)), claims, directory);
  const allowed = run(trust.IssuanceAuthorizationRules).map(({ Type }) => Type);
  const byPolicy = trust.AccessControlPolicyName?.startsWith("Permit everyone") ?? false;
  if (!byPolicy && (!allowed.includes(permit) || allowed.includes(deny)))
    return {
      refused: `MSIS5007: The caller authorization failed for caller identity ${session.person.profile.accountName}.`,
    };
  const issued = run(trust.IssuanceTransformRules);
  const nameId = nameIdOf(issued.find(({ Type }) => Type === nameIdType));
  const unmet = unmetPolicy(request, nameId);
  if (unmet !== undefined) return unmet;
  const lifetime = Number(trust.TokenLifetime) || standardMinutes;
  const certificate = trust.EncryptionCertificate;
  return {
    nameId: nameId ?? { value: "", format: "" },
    attributes: attributesOf(issued),
    audience: request.issuer,
    notBefore: new Date(now.getTime() - Number(trust.NotBeforeSkew) * 60_000),
    notOnOrAfter: new Date(now.getTime() + lifetime * 60_000),
    authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    signed: trust.SamlResponseSignature !== "MessageOnly",
    ...(trust.EncryptClaims === true && typeof certificate === "string" && certificate !== ""
      ? {
          encryption: {
            certificate,
            cipher: "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
            keyTransport: "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
          },
        }
      : {}),
  };
}

/** MSIS7070: what the request asks of the NameID, the rules have to issue to the letter. */
function unmetPolicy({ nameIdFormat, spNameQualifier }: AuthnRequest, nameId?: NameId): Refused | undefined {
  const asksFormat = nameIdFormat !== undefined && nameIdFormat !== unspecified;
  const formatFits = !asksFormat || nameId?.format === nameIdFormat;
  const qualifierFits =
    spNameQualifier === undefined || !asksFormat || nameId?.spNameQualifier === spNameQualifier;
  if (formatFits && qualifierFits) return undefined;
  return {
    refused: `MSIS7070: The SAML request contained a NameIDPolicy that was not satisfied by the issued token. Requested: ${nameIdFormat} ${spNameQualifier}. Actual: ${nameId?.format} ${nameId?.spNameQualifier}.`,
    status: [status("Requester"), status("InvalidNameIDPolicy")],
  };
}

function nameIdOf(claim: Claim | undefined): NameId | undefined {
  if (claim === undefined) return undefined;
  const nameQualifier = claim.properties[`${properties}/namequalifier`];
  const spNameQualifier = claim.properties[`${properties}/spnamequalifier`];
  return {
    value: claim.Value,
    format: claim.properties[`${properties}/format`] ?? unspecified,
    ...(nameQualifier === undefined ? {} : { nameQualifier }),
    ...(spNameQualifier === undefined ? {} : { spNameQualifier }),
  };
}

/** Claims of one type are the values of one attribute. */
function attributesOf(issued: readonly Claim[]) {
  const types = [...new Set(issued.map(({ Type }) => Type))].filter((type) => type !== nameIdType);
  return types.map((name) => ({
    name,
    values: issued.filter(({ Type }) => Type === name).map(({ Value }) => Value),
  }));
}
