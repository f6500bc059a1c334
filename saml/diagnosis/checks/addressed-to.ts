import type { Problem } from "../problem.ts";
import { placeOf } from "../read/place.ts";
import { all, first, type Located, textAt, valueAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";
import { differenceOf, notWebex } from "./compare-addresses.ts";

/** Where a response goes: its Destination and the address that it was sent to are one ACS of Webex. */
export const checkDestination: Check = function* ({ root, captured, signatures }, { acsUrls }) {
  const destination = valueAt(root, "Destination");
  const problem = destination && wrongAcs("Destination", destination, acsUrls, captured.sentTo);
  if (problem !== undefined) yield problem;
  // Optional (saml-core-2.0-os §3.2.2) but for a response that is signed itself (saml-bindings-2.0-os §3.5.5.2).
  if (destination === undefined && signatures.some(({ covered }) => covered === root))
    yield refusal(
      "sign-in-recipient",
      "The response is signed and has no Destination.",
      placeOf(root, "Destination"),
    );
};

/** Why an address is not the ACS that a response goes to. */
export function wrongAcs(
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
