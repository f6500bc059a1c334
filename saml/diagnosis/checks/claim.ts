import type { RefusalCause } from "../../webex-refusals.ts";
import { attributeOf, textOf } from "../../xml/elements.ts";
import type { Problem } from "../problem.ts";
import { placeOf } from "../read/place.ts";
import { all, first, textAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";

/** Names under which identity providers issue the same by habit (X.500 object identifiers, WS-Federation claims). */
const otherNames: Readonly<Record<"uid" | "mail", readonly string[]>> = {
  uid: ["urn:oid:0.9.2342.19200300.100.1.1", "username", "userid"],
  mail: [
    "urn:oid:0.9.2342.19200300.100.1.3",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    "email",
    "emailaddress",
  ],
};

/** The attribute by which Webex knows the user. */
export const checkClaim: Check = function* ({ assertion }, { claim, addresses }) {
  if (assertion === undefined) return;
  if (all(assertion, "saml:AttributeStatement", "saml:EncryptedAttribute").length > 0) return;
  const attributes = all(assertion, "saml:AttributeStatement", "saml:Attribute");
  const named = (name: string) => attributes.filter((one) => attributeOf(one, "Name") === name);
  const names = claim === undefined ? (["uid", "mail"] as const) : [claim];
  const name = names.find((one) => named(one).length > 0);
  if (name === undefined) {
    yield missing(names, attributes, assertion);
    return;
  }
  yield* valuesOf(name, named(name), addresses);
};

function missing(
  names: readonly ("uid" | "mail")[],
  attributes: readonly Element[],
  assertion: Element,
): Problem {
  const wanted = names.join(" or ");
  const isNear = (element: Element) =>
    [attributeOf(element, "Name"), attributeOf(element, "FriendlyName")].some((one = "") =>
      names.some((name) => {
        const plain = one.trim().toLowerCase();
        return plain === name || plain.endsWith(`/${name}`) || otherNames[name].includes(plain);
      }),
    );
  const near = attributes.find(isNear);
  const there = attributes.map((one) => attributeOf(one, "Name")).join(", ") || "none";
  return refusal(
    "sign-in-claim-missing",
    near === undefined
      ? `There is no attribute ${wanted}; there are: ${there}.`
      : `There is no attribute ${wanted}, but ${attributeOf(near, "Name")}: Webex reads the name ${wanted}, in this letter case and without anything around it.`,
    near === undefined
      ? placeOf(first(assertion, "saml:AttributeStatement") ?? assertion)
      : placeOf(near, "Name"),
  );
}

function* valuesOf(
  name: string,
  attributes: readonly Element[],
  addresses: readonly string[] | undefined,
): Generator<Problem> {
  const values = attributes.flatMap((one) => all(one, "saml:AttributeValue"));
  const place = placeOf(values[0] ?? (attributes[0] as Element));
  const wrong = (cause: RefusalCause, message: string) => refusal(cause, message, place);
  const texts = values.map(textOf);
  const [only = ""] = texts;
  if (texts.length === 0) yield wrong("sign-in-claim-missing", `The attribute ${name} has no value.`);
  else if (texts.length > 1)
    yield wrong(
      "sign-in-other-user",
      `${name} has ${texts.length} values, of which Webex expects one: ${texts.join(", ")}.`,
    );
  else if (only === "") yield wrong("sign-in-claim-missing", `${name} is empty: the user has no such value.`);
  else if (!isAddress(only))
    yield wrong("sign-in-other-user", `${name} is ${textAt(values[0])?.value}, which is no email address.`);
  else if (
    addresses !== undefined &&
    !addresses.some((one) => one.trim().toLowerCase() === only.toLowerCase())
  )
    yield wrong(
      "sign-in-other-user",
      `${name} is ${only}, which is none of the user's addresses: ${addresses.join(", ")}.`,
    );
}

function isAddress(text: string): boolean {
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(text);
}
