import { placeOf } from "../read/place.ts";
import { valueAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";

/** Webex takes answers to its own requests only. */
export const checkAskedFor: Check = function* ({ root, requests, request }) {
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
      `It answers ${answered.value}, and no request in this trace has that ID.`,
      answered.place,
    );
};
