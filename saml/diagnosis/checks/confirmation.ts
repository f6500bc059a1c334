import type { Expectation } from "../expectation.ts";
import type { Place, Problem } from "../problem.ts";
import type { SamlMessage } from "../read/message.ts";
import { placeOf } from "../read/place.ts";
import { all, first, valueAt } from "../read/select.ts";
import { wrongAcs } from "./addressed-to.ts";
import { type Check, refusal } from "./check.ts";
import { windowProblems } from "./times.ts";

const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

/** Whether anything confirms that whoever brings the assertion is its subject (saml-profiles-2.0-os §4.1.4.2). */
export const checkConfirmation: Check = function* ({ assertion }) {
  if (assertion === undefined || possible(assertion).length > 0) return;
  yield unconfirmed(assertion);
};

/** Whether what confirms the subject does so here, and for this request. */
export const checkConfirmedHere: Check = function* (message, expectation) {
  const data = confirmationOf(message, expectation);
  if (data !== undefined) yield* elsewhere(data, message, expectation);
};

/** Whether what confirms the subject does so now. */
export const checkConfirmedNow: Check = function* (message, expectation) {
  const data = confirmationOf(message, expectation);
  if (data !== undefined) yield* windowProblems(data, message.at);
};

/** One that holds is enough, whatever stands beside it; where none does, the first says what is wrong. */
function confirmationOf(message: SamlMessage, expectation: Expectation): Element | undefined {
  const data = possible(message.assertion);
  const holds = data.find(
    (one) => [...elsewhere(one, message, expectation), ...windowProblems(one, message.at)].length === 0,
  );
  return holds ?? data[0];
}

/** The data of those that may count: a bearer's, with an end. */
function possible(assertion: Element | undefined): readonly Element[] {
  return bearers(assertion)
    .flatMap((one) => first(one, "saml:SubjectConfirmationData") ?? [])
    .filter((one) => valueAt(one, "NotOnOrAfter") !== undefined);
}

function bearers(assertion: Element | undefined): readonly Element[] {
  return all(assertion, "saml:Subject", "saml:SubjectConfirmation").filter(
    (one) => valueAt(one, "Method")?.value === bearer,
  );
}

function unconfirmed(assertion: Element): Problem {
  const say = (message: string, place: Place) => refusal("sign-in-unconfirmed", message, place);
  const confirmations = all(assertion, "saml:Subject", "saml:SubjectConfirmation");
  const [one] = bearers(assertion);
  const data = first(one, "saml:SubjectConfirmationData");
  const [other] = confirmations;
  if (data !== undefined)
    return say(
      "SubjectConfirmationData has no NotOnOrAfter, without which SAML takes no bearer assertion.",
      placeOf(data, "NotOnOrAfter"),
    );
  if (one !== undefined)
    return say("The SubjectConfirmation for a bearer has no SubjectConfirmationData.", placeOf(one));
  if (other !== undefined)
    return say(
      `No SubjectConfirmation is of the method ${bearer}, but ${confirmations.map((each) => valueAt(each, "Method")?.value ?? "of none").join(", ")}.`,
      placeOf(other, "Method"),
    );
  return say("There is no SubjectConfirmation.", placeOf(first(assertion, "saml:Subject") ?? assertion));
}

function* elsewhere(
  data: Element,
  { root, captured }: SamlMessage,
  { acsUrls }: Expectation,
): Generator<Problem> {
  const recipient = valueAt(data, "Recipient");
  const sentTo = captured.sentTo ?? valueAt(root, "Destination")?.value;
  if (recipient === undefined)
    yield refusal("sign-in-recipient", "The assertion names no Recipient.", placeOf(data, "Recipient"));
  const wrong = recipient && wrongAcs("Recipient", recipient, acsUrls, sentTo);
  if (wrong !== undefined) yield wrong;
  const answered = valueAt(root, "InResponseTo")?.value;
  const confirmed = valueAt(data, "InResponseTo")?.value;
  // A response to no request is refused as that.
  if (answered !== undefined && answered !== "" && confirmed !== answered)
    yield refusal(
      "sign-in-recipient",
      `The response answers ${answered}, and the assertion in it ${confirmed || "no request"}.`,
      placeOf(data, "InResponseTo"),
    );
}
