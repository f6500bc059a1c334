import { webexBroker } from "../../webex-broker.ts";
import { attributeOf } from "../../xml/elements.ts";
import { checkAudience } from "../checks/addressed-to.ts";
import { checkAuthentication } from "../checks/authentication.ts";
import { checkConfirmation, checkConfirmedNow } from "../checks/confirmation.ts";
import { checkAssertion } from "../checks/encryption.ts";
import { checkIssuer } from "../checks/issuer.ts";
import { checkSignatures } from "../checks/signatures.ts";
import { checkStatus } from "../checks/status.ts";
import { checkHiddenText, checkStructure } from "../checks/structure.ts";
import { checkTimes } from "../checks/times.ts";
import { checkAssertionVersion, checkVersion } from "../checks/version.ts";
import type { Expectation } from "../expectation.ts";
import type { Problem } from "../problem.ts";
import { audiencesOf } from "../read/audiences-of.ts";
import type { SamlMessage } from "../read/message.ts";
import { placeOf } from "../read/place.ts";
import { all, first, valueAt } from "../read/select.ts";
import type { SiteExpectation } from "./site-expectation.ts";

type SiteCheck = (message: SamlMessage, expectation: Expectation, site: SiteExpectation) => Iterable<Problem>;

/** Only a sign-in that began at the identity provider answers nobody: Cisco's forum, thread 86845. */
const checkAnswersNobody: SiteCheck = function* ({ root, assertion }) {
  const data = all(assertion, "saml:Subject", "saml:SubjectConfirmation", "saml:SubjectConfirmationData");
  const [answered] = [root, ...data].flatMap((one) => valueAt(one, "InResponseTo") ?? []);
  if (answered !== undefined)
    yield {
      code: "xmlapi-in-response-to",
      message: `It answers the request ${answered.value}; AuthenticateUser takes only what began at the identity provider, without InResponseTo.`,
      place: answered.place,
    };
};

const checkReadable: SiteCheck = function* ({ encrypted }) {
  if (encrypted !== undefined)
    yield {
      code: "xmlapi-encrypted",
      message:
        "The assertion is encrypted: whether it would be accepted cannot be seen, and that AuthenticateUser takes one is written nowhere.",
      place: placeOf(encrypted),
    };
};

const checkSignatureKnown: SiteCheck = function* ({ signatures }, { idp }) {
  if (idp === undefined && signatures.length > 0)
    yield {
      code: "xmlapi-signature-unchecked",
      message:
        "Whether the site has the certificate that it is signed with was not compared: that it is unchanged is all that is known.",
    };
};

/** A site's own list has no transient NameID (help.webex.com/article/i75tebb). */
const checkSiteNameId: SiteCheck = function* ({ assertion }) {
  const nameId = first(assertion, "saml:Subject", "saml:NameID");
  const format = valueAt(nameId, "Format");
  if (format?.value.endsWith(":transient"))
    yield {
      code: "xmlapi-name-id",
      message: `The format of the NameID is ${format.value}, which is none of those that Site Administration offers: unspecified, email address, X.509 subject name, entity identifier, persistent identifier.`,
      place: format.place,
    };
};

/** What a site's SSO needs of a user (WBX67566). */
const siteAttributes = ["uid", "firstname", "lastname", "email"];

const checkSiteAttributes: SiteCheck = function* ({ assertion }) {
  if (assertion === undefined) return;
  const names = all(assertion, "saml:AttributeStatement", "saml:Attribute").map((one) =>
    attributeOf(one, "Name"),
  );
  const missing = siteAttributes.filter((name) => !names.includes(name));
  if (missing.length > 0)
    yield {
      code: "xmlapi-attributes",
      message: `There is no attribute ${missing.join(", ")}; Cisco lists ${siteAttributes.join(", ")} as required.`,
      place: placeOf(first(assertion, "saml:AttributeStatement") ?? assertion),
    };
};

const checkRecipient: SiteCheck = function* ({ root, assertion }, _, { site }) {
  const data = all(assertion, "saml:Subject", "saml:SubjectConfirmation", "saml:SubjectConfirmationData");
  const places = [valueAt(root, "Destination"), ...data.map((one) => valueAt(one, "Recipient"))];
  const wrong = places.find((one) => one !== undefined && hostOf(one.value) !== site.host);
  if (wrong !== undefined)
    yield {
      code: "xmlapi-recipient",
      message: `It was issued for ${wrong.value}, which is ${webexBroker(wrong.value) === undefined ? `no address of ${site.host}` : "an organisation of Control Hub"}.`,
      place: wrong.place,
    };
};

function hostOf(url: string): string | undefined {
  return URL.parse(url)?.hostname;
}

/** What the user's identity provider calls the audience that no site has. */
const checkNotControlHub: SiteCheck = function* ({ assertion }, { entityId }) {
  const broker = audiencesOf(assertion).find(({ value }) => webexBroker(value) !== undefined);
  if (broker !== undefined)
    yield {
      code: "xmlapi-audience",
      message: `It was issued for ${broker.value}, an organisation of Control Hub; the site asks for ${entityId}. No trust of Control Hub issues what AuthenticateUser takes.`,
      place: broker.place,
    };
};

const checkSiteAudience: SiteCheck = function* (message, expectation, site) {
  const own = [...checkNotControlHub(message, expectation, site)];
  yield* own.length > 0 ? own : checkAudience(message, expectation);
};

/** What a site looks at in a response that AuthenticateUser brings it: who may be believed comes before what is said. */
export const siteChecks: readonly SiteCheck[] = [
  checkStructure,
  checkHiddenText,
  checkAnswersNobody,
  checkVersion,
  checkStatus,
  checkIssuer,
  checkReadable,
  checkAssertion,
  checkSignatures,
  checkSignatureKnown,
  checkAssertionVersion,
  checkConfirmation,
  checkAuthentication,
  checkSiteAudience,
  checkTimes,
  checkConfirmedNow,
  checkRecipient,
  checkSiteNameId,
  checkSiteAttributes,
];
