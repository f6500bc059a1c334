import { placeOf } from "../read/place.ts";
import { first, textAt, valueAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";
import { differenceOf } from "./compare-addresses.ts";

/** Cisco's guides name these three (webexBehaviour.nameIdFormats). */
const formats = [
  "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
];

/** The name of the user. */
export const checkNameId: Check = function* ({ assertion }, { entityId }) {
  if (assertion === undefined || first(assertion, "saml:Subject", "saml:EncryptedID") !== undefined) return;
  const element = first(assertion, "saml:Subject", "saml:NameID");
  const name = textAt(element);
  if (element === undefined || name === undefined || name.value === "") {
    const place = placeOf(element ?? first(assertion, "saml:Subject") ?? assertion);
    yield refusal(
      "sign-in-name-id",
      `${element === undefined ? "There is no NameID" : "The NameID is empty"}.`,
      place,
    );
    return;
  }
  // Without a format it is unspecified (saml-core-2.0-os §2.2.2).
  const format = valueAt(element, "Format");
  if (format !== undefined && !formats.includes(format.value)) {
    const near = formats.find((one) => one.split(":").at(-1) === format.value.split(":").at(-1));
    const hint = near === undefined ? `Webex takes ${formats.join(", ")}` : `it is written ${near}`;
    yield refusal("sign-in-name-id", `The format of the NameID is ${format.value}; ${hint}.`, format.place);
  }
  const qualifier = valueAt(element, "SPNameQualifier");
  if (entityId !== undefined && qualifier !== undefined && qualifier.value !== entityId)
    yield {
      code: "response-name-qualifier",
      message: `The SPNameQualifier is ${qualifier.value}; Webex is ${entityId}${differenceOf(qualifier.value, entityId)}.`,
      place: qualifier.place,
      fix: "Set it to the entity ID of the Webex metadata, character by character, or leave it out.",
    };
};
