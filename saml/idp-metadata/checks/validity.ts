import { parseXmlDate } from "../../metadata/xml-date.ts";
import { attributeOf } from "../../xml/elements.ts";
import { downloadAgain, type IdpMetadataCheck } from "./check.ts";

const day = 86_400_000;
/** Time to hand the next file over. */
const noticeDays = 14;

/** validUntil of the entity and of its role; the earlier end counts (saml-metadata-2.0-os §2.3.2, §2.4.1). */
export const checkValidity: IdpMetadataCheck = function* ({ entity, role, now }) {
  const ends: Date[] = [];
  for (const element of [entity, role]) {
    const text = attributeOf(element, "validUntil");
    if (text === undefined) continue;
    const end = parseXmlDate(text);
    if (end !== undefined) ends.push(end);
    else
      yield {
        code: "idp-metadata-valid-until-invalid",
        message: `${element.localName} has validUntil="${text}", which is no date such as 2027-01-31T00:00:00Z. Whether the file has expired cannot be told.`,
        fix: downloadAgain,
      };
  }
  const [end] = ends.toSorted((one, other) => one.getTime() - other.getTime());
  if (end === undefined) return;
  const days = Math.floor((end.getTime() - now.getTime()) / day);
  if (end <= now)
    yield {
      code: "idp-metadata-expired",
      message: `The file was valid until ${end.toISOString()}; now it is ${now.toISOString()}.`,
      fix: downloadAgain,
    };
  else if (days < noticeDays)
    yield {
      code: "idp-metadata-expires",
      message: `The file is valid until ${end.toISOString()}, for ${days} more days. Control Hub keeps what it is given, and nobody gives it the next one by himself.`,
      fix: "Import the file soon. What Webex does once it has expired is not documented: be ready to import a new one before that day.",
    };
};
