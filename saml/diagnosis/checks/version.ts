import { attributeOf } from "../../xml/elements.ts";
import type { Problem } from "../problem.ts";
import { placeOf } from "../read/place.ts";
import { type Check, refusal } from "./check.ts";

/** Whether a response is of SAML 2.0 (saml-core-2.0-os §3.2.2). */
export const checkVersion: Check = function* ({ root }) {
  yield* versionOf(root);
};

/** Whether its assertion is (saml-core-2.0-os §2.3.3). */
export const checkAssertionVersion: Check = function* ({ assertion }) {
  if (assertion !== undefined) yield* versionOf(assertion);
};

function* versionOf(element: Element): Generator<Problem> {
  const version = attributeOf(element, "Version");
  if (version !== "2.0")
    yield refusal(
      "sign-in-version",
      `The ${element.localName} is of SAML ${version ?? "that it does not tell"}; Webex speaks SAML 2.0.`,
      placeOf(element, "Version"),
    );
}
