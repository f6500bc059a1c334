import { Extractor } from "samlify";
import type { NameId } from "../saml/login-response.ts";
import { readMessage } from "../saml/read-message.ts";
import { digestUris, signatureUris } from "../saml/sign.ts";
import { checkSignature } from "../saml/signature-check.ts";
import { type Decrypted, decrypt } from "./decrypt.ts";
import { type ImportedIdp, type Organization, same, userOf } from "./organization.ts";
import { check, failed, passed, type Verdict, verdictOf, type WebexCheck } from "./verdict.ts";

/** What Webex remembers of a request until it is answered. */
export interface Pending {
  readonly requestId: string;
  readonly organization: Organization;
  readonly idp: ImportedIdp;
  /** The request as it was sent. */
  readonly xml: string;
  /** The address that the user gave. */
  readonly email: string;
}

/** A response that arrived at an ACS. */
export interface Arrived {
  readonly xml: string;
  readonly acsUrl: string;
  /** Undefined when the RelayState belongs to no request. */
  readonly pending: Pending | undefined;
  readonly now: Date;
}

/** What Webex makes of a response, and whom it signed in. */
export interface LoginVerdict extends Verdict {
  readonly nameId?: NameId;
  readonly sessionIndex?: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Webex tolerates clocks that differ by so much. */
const skewSeconds = 30;

const success = "urn:oasis:names:tc:SAML:2.0:status:Success";
/** Cisco's guides name these three (crd76f). */
const nameIdFormats = [
  "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
];
const algorithms: readonly string[] = [...Object.values(signatureUris), ...Object.values(digestUris)];

const responseFields = {
  inResponseTo: { path: ["Response"], attribute: "InResponseTo" },
  destination: { path: ["Response"], attribute: "Destination" },
  issuer: { path: ["Response", "Issuer"] },
  status: { path: ["Response", "Status", "StatusCode"], attribute: "Value" },
  below: { path: ["Response", "Status", "StatusCode", "StatusCode"], attribute: "Value" },
};
const subject = ["Assertion", "Subject"];
const confirmation = [...subject, "SubjectConfirmation", "SubjectConfirmationData"];
const assertionFields = {
  issuer: { path: ["Assertion", "Issuer"] },
  audience: { path: ["Assertion", "Conditions", "AudienceRestriction", "Audience"] },
  notBefore: { path: ["Assertion", "Conditions"], attribute: "NotBefore" },
  notOnOrAfter: { path: ["Assertion", "Conditions"], attribute: "NotOnOrAfter" },
  nameId: { path: [...subject, "NameID"] },
  format: { path: [...subject, "NameID"], attribute: "Format" },
  nameQualifier: { path: [...subject, "NameID"], attribute: "NameQualifier" },
  spNameQualifier: { path: [...subject, "NameID"], attribute: "SPNameQualifier" },
  recipient: { path: confirmation, attribute: "Recipient" },
  confirmedFor: { path: confirmation, attribute: "InResponseTo" },
  sessionIndex: { path: ["Assertion", "AuthnStatement"], attribute: "SessionIndex" },
};

type Told = ReturnType<typeof readMessage<typeof assertionFields>>;

/** Judges a response. Nothing of an assertion is believed that a signature does not cover. */
export async function checkLoginResponse(arrived: Arrived): Promise<LoginVerdict> {
  const { xml, pending } = arrived;
  const response = readMessage(xml, responseFields);
  if (pending === undefined || response.inResponseTo !== pending.requestId) {
    const detail = `The response answers ${response.inResponseTo ?? "no request"}, which is not open.`;
    return { ...verdictOf([failed("asked for", "sign-in-not-asked", detail)]), attributes: {} };
  }
  const decrypted = await decrypt(xml, pending.organization.signer);
  const believed =
    decrypted.state === "readable" ? believedAssertion(xml, decrypted, pending.idp) : undefined;
  const told: Told =
    believed?.assertion === undefined ? {} : readMessage(believed.assertion, assertionFields);
  const attributes = believed?.assertion === undefined ? {} : attributesOf(believed.assertion);
  const verdict = verdictOf(
    (function* (): Generator<WebexCheck> {
      yield passed("asked for", `It answers the request ${pending.requestId}.`);
      const codes = [response.status, response.below].filter((one) => one !== undefined).map(shortStatus);
      yield check(
        "status",
        "sign-in-status",
        response.status === success,
        `The status is ${codes.join(", ")}.`,
      );
      yield* envelopeChecks(arrived, response, decrypted, pending);
      if (believed !== undefined) yield* signatureChecks(believed);
      yield* addressChecks(arrived, response.destination, told, pending);
      yield* timeChecks(told, arrived.now);
      yield check(
        "NameID",
        "sign-in-name-id",
        Boolean(told.nameId) && nameIdFormats.includes(told.format ?? ""),
        told.nameId ? `Its format is ${told.format}.` : "There is no NameID.",
      );
      yield claimCheck(attributes, pending);
    })(),
  );
  const nameId = nameIdOf(told);
  return {
    ...verdict,
    attributes,
    ...(nameId === undefined ? {} : { nameId }),
    ...(told.sessionIndex === undefined ? {} : { sessionIndex: told.sessionIndex }),
  };
}

function* envelopeChecks(
  { xml }: Arrived,
  { issuer }: { readonly issuer?: string },
  decrypted: Decrypted,
  { idp }: Pending,
): Generator<WebexCheck> {
  const { description } = idp;
  yield check(
    "issuer",
    "sign-in-issuer",
    issuer === description.entityId,
    `The response is from ${issuer}; imported is ${description.entityId}.`,
  );
  yield check(
    "imported certificate",
    "sign-in-no-certificate",
    description.certificates.length > 0,
    `The imported metadata has ${description.certificates.length} signing certificates.`,
  );
  yield check(
    "place of the certificate",
    "sign-in-certificate-not-first",
    description.keyFirst,
    description.keyFirst
      ? "KeyDescriptor is the first element of IDPSSODescriptor."
      : "KeyDescriptor is not the first element of IDPSSODescriptor in the imported metadata.",
  );
  if (decrypted.state === "cipher") yield failed("encryption", "sign-in-cipher", decrypted.detail);
  if (decrypted.state === "key") yield failed("encryption", "sign-in-encryption-key", decrypted.detail);
  const present = /<(?:[\w.-]+:)?(?:Encrypted)?Assertion[\s>]/.test(xml);
  yield check(
    "assertion",
    "sign-in-no-assertion",
    present,
    present ? "There is an assertion." : "The response says Success and has no assertion.",
  );
}

interface Believed {
  readonly unknownAlgorithm?: string;
  readonly state: "valid" | "unsigned" | "wrong";
  readonly reason?: string;
  readonly assertion?: string;
}

/** A signature over the response covers what was encrypted in it, and so does one over the assertion inside. */
function believedAssertion(
  xml: string,
  decrypted: Extract<Decrypted, { state: "readable" }>,
  { description }: ImportedIdp,
): Believed {
  const used = [...decrypted.xml.matchAll(/<[^>]*:?(?:SignatureMethod|DigestMethod) Algorithm="([^"]*)"/g)];
  const unknown = used.map(([, uri]) => uri ?? "").find((uri) => !algorithms.includes(uri));
  const outer = checkSignature(xml, description.certificates);
  if (outer.state === "valid" && decrypted.assertion !== undefined)
    return { state: "valid", assertion: decrypted.assertion };
  const inner = outer.state === "valid" ? outer : checkSignature(decrypted.xml, description.certificates);
  return { ...inner, ...(unknown === undefined ? {} : { unknownAlgorithm: unknown }) };
}

function* signatureChecks({ state, reason, unknownAlgorithm }: Believed): Generator<WebexCheck> {
  if (unknownAlgorithm !== undefined)
    yield failed("algorithm", "sign-in-algorithm", `The signature uses ${unknownAlgorithm}.`);
  if (state === "unsigned")
    yield failed("signature", "sign-in-unsigned", "Nothing of the response is signed.");
  if (state === "wrong")
    yield failed("signature", "sign-in-other-key", `No imported certificate verifies it: ${reason}.`);
  if (state === "valid") yield passed("signature", "An imported certificate verifies it.");
}

function* addressChecks(
  { acsUrl }: Arrived,
  destination: string | undefined,
  told: Told,
  { organization, requestId }: Pending,
): Generator<WebexCheck> {
  const wrong = [destination, told.recipient].find((one) => one !== acsUrl);
  const isHere = destination === acsUrl && told.recipient === acsUrl && told.confirmedFor === requestId;
  yield check(
    "recipient",
    "sign-in-recipient",
    isHere,
    isHere ? `It is for ${acsUrl}.` : `It arrived at ${acsUrl} and is for ${wrong ?? "another request"}.`,
  );
  const { entityId } = organization.description;
  yield check(
    "audience",
    "sign-in-audience",
    told.audience === entityId,
    told.audience === entityId
      ? `It is for ${entityId}.`
      : `The audience is ${told.audience ?? "not restricted"}; Webex is ${entityId}.`,
  );
}

function* timeChecks({ notBefore = "", notOnOrAfter = "" }: Told, now: Date): Generator<WebexCheck> {
  const skew = skewSeconds * 1000;
  const at = now.toISOString();
  yield check(
    "not before",
    "sign-in-not-yet-valid",
    Date.parse(notBefore) - skew <= now.getTime(),
    `It is valid from ${notBefore}; at Webex it is ${at}.`,
  );
  yield check(
    "not on or after",
    "sign-in-expired",
    now.getTime() < Date.parse(notOnOrAfter) + skew,
    `It is valid until ${notOnOrAfter}; at Webex it is ${at}.`,
  );
}

function claimCheck(
  attributes: LoginVerdict["attributes"],
  { organization: { claim }, email }: Pending,
): WebexCheck {
  const values = Object.hasOwn(attributes, claim) ? (attributes[claim] ?? []) : [];
  const named = Object.keys(attributes).join(", ") || "none";
  if (values.length === 0)
    return failed(claim, "sign-in-claim-missing", `There is no attribute ${claim}; there are: ${named}.`);
  const addresses = userOf(email)?.webexAddresses ?? [];
  const fits = values.length === 1 && addresses.some((one) => same(one, values[0] ?? ""));
  return check(
    claim,
    "sign-in-other-user",
    fits,
    fits
      ? `${claim} is an address of the user.`
      : `${claim} is ${values.join(", ")}, which is none of the user's addresses: ${addresses.join(", ")}.`,
  );
}

function attributesOf(assertion: string): Record<string, readonly string[]> {
  const { attributes = {} } = Extractor.extract(assertion, Extractor.loginResponseFields(assertion));
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, [value].flat()]));
}

function nameIdOf({ nameId, format, nameQualifier, spNameQualifier }: Told): NameId | undefined {
  if (nameId === undefined) return undefined;
  return {
    value: nameId,
    format: format ?? "",
    ...(nameQualifier === undefined ? {} : { nameQualifier }),
    ...(spNameQualifier === undefined ? {} : { spNameQualifier }),
  };
}

function shortStatus(code: string): string {
  return code.slice(code.lastIndexOf(":") + 1);
}
