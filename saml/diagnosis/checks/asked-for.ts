import { placeOf } from "../read/place.ts";
import { all, valueAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";

/** Webex takes answers to its own requests only. */
export const checkAskedFor: Check = function* ({ root, assertion, requests, request }) {
  const answered = valueAt(root, "InResponseTo");
  if (answered === undefined || answered.value === "")
    yield refusal(
      "sign-in-not-asked",
      "It has no InResponseTo: the sign-in began at the identity provider, and Webex begins every sign-in itself.",
      placeOf(root, "InResponseTo"),
    );
  else if (requests > 0 && request === undefined)
    yield refusal(
      "sign-in-not-asked",
      `It answers ${answered.value}, which none of the ${requests} requests in this trace is.`,
      answered.place,
    );
  for (const data of all(
    assertion,
    "saml:Subject",
    "saml:SubjectConfirmation",
    "saml:SubjectConfirmationData",
  )) {
    const confirmed = valueAt(data, "InResponseTo");
    if (answered !== undefined && confirmed !== undefined && confirmed.value !== answered.value)
      yield refusal(
        "sign-in-recipient",
        `The response answers ${answered.value}, and the assertion in it ${confirmed.value}.`,
        confirmed.place,
      );
  }
};
