import type { Problem } from "../problem.ts";
import { placeOf } from "../read/place.ts";
import { all, first, type Located, textAt, valueAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";
import { differenceOf, notWebex } from "./compare-addresses.ts";

const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

/** Where a response goes: Destination, Recipient and the address it was sent to are one ACS of Webex. */
export const checkAddresses: Check = function* ({ root, assertion, captured }, { acsUrls }) {
  const destination = valueAt(root, "Destination");
  const problem = destination && wrongAcs("Destination", destination, acsUrls, captured.sentTo);
  if (problem !== undefined) yield problem;
  if (assertion === undefined) return;
  const confirmations = all(assertion, "saml:Subject", "saml:SubjectConfirmation");
  const data = confirmations
    .filter((one) => valueAt(one, "Method")?.value === bearer)
    .flatMap((one) => all(one, "saml:SubjectConfirmationData"));
  if (data.length === 0)
    yield refusal(
      "sign-in-recipient",
      "No SubjectConfirmation is of the method bearer and has SubjectConfirmationData.",
      placeOf(first(assertion, "saml:Subject") ?? assertion),
    );
  for (const one of data) {
    const recipient = valueAt(one, "Recipient");
    if (recipient === undefined)
      yield refusal("sign-in-recipient", "The assertion names no Recipient.", placeOf(one, "Recipient"));
    const wrong =
      recipient && wrongAcs("Recipient", recipient, acsUrls, captured.sentTo ?? destination?.value);
    if (wrong !== undefined) yield wrong;
  }
};

function wrongAcs(
  name: string,
  { value, place }: Located,
  acsUrls: readonly string[] | undefined,
  sentTo: string | undefined,
): Problem | undefined {
  const wrong = (why: string) => refusal("sign-in-recipient", `The ${name} is ${value}; ${why}.`, place);
  if (acsUrls !== undefined && !acsUrls.includes(value))
    return wrong(`Webex takes responses at ${acsUrls.join(", ")}${differenceOf(value, acsUrls[0] ?? "")}`);
  const reason = acsUrls === undefined ? notWebex(value) : undefined;
  if (reason !== undefined) return wrong(reason);
  if (sentTo !== undefined && sentTo !== value)
    return wrong(`the response goes to ${sentTo}${differenceOf(value, sentTo)}`);
  return undefined;
}

/** For whom an assertion is. */
export const checkAudience: Check = function* ({ assertion }, { entityId }) {
  if (assertion === undefined) return;
  const restrictions = all(assertion, "saml:Conditions", "saml:AudienceRestriction");
  if (restrictions.length === 0) {
    const place = placeOf(first(assertion, "saml:Conditions") ?? assertion);
    yield refusal("sign-in-audience", "The assertion names no audience.", place);
  }
  // Each restriction must be met, by any one of its audiences (saml-core-2.0-os §2.5.1.4).
  for (const restriction of restrictions) {
    const audiences = all(restriction, "saml:Audience").map((one) => textAt(one) as Located);
    const fits = ({ value }: Located) =>
      entityId === undefined ? notWebex(value) === undefined : value === entityId;
    if (audiences.some(fits)) continue;
    const [only] = audiences;
    const why =
      only === undefined
        ? "empty"
        : `${audiences.map(({ value }) => value).join(", ")}; ${entityId === undefined ? notWebex(only.value) : `Webex is ${entityId}${differenceOf(only.value, entityId)}`}`;
    yield refusal("sign-in-audience", `The audience is ${why}.`, only?.place ?? placeOf(restriction));
  }
};
