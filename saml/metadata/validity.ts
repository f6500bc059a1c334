import type { ServiceProvider } from "../service-provider.ts";
import { attributeOf } from "../xml/elements.ts";
import { askCisco, downloadAgain } from "./mend.ts";
import type { Report } from "./report.ts";
import { parseXmlDate } from "./xml-date.ts";

const duration = /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/**
 * validUntil and cacheDuration, of the entity and of its role: the earlier end counts, and of two durations the
 * entity's (saml-metadata-2.0-os §2.3.2, §2.4.1).
 */
export function readValidity(
  entity: Element,
  role: Element,
  now: Date,
  report: Report,
): Pick<ServiceProvider, "validUntil" | "cacheDuration"> {
  const ends = [entity, role].flatMap((element) => endOf(element, report)).toSorted();
  const durations = [entity, role].flatMap((element) => durationOf(element, report));
  const [validUntil] = ends;
  const [cacheDuration] = durations;
  if (validUntil !== undefined && Date.parse(validUntil) <= now.getTime()) {
    const message = `It was valid until ${validUntil}; now it is ${now.toISOString()}.`;
    report.add("metadata-expired", message, downloadAgain(report.subject));
  }
  return {
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(cacheDuration === undefined ? {} : { cacheDuration }),
  };
}

function endOf(element: Element, report: Report): string[] {
  const text = attributeOf(element, "validUntil");
  if (text === undefined) return [];
  const date = parseXmlDate(text);
  if (date) return [date.toISOString()];
  const message = `${element.localName} has validUntil="${text}", which is no date; accepted is, for example, 2027-01-31T00:00:00Z. Whether the file has expired cannot be told.`;
  report.add("metadata-valid-until-invalid", message, askCisco(report.subject));
  return [];
}

function durationOf(element: Element, report: Report): string[] {
  const text = attributeOf(element, "cacheDuration");
  if (text === undefined || duration.test(text)) return text === undefined ? [] : [text];
  const message = `${element.localName} has cacheDuration="${text}", which is no duration and is left out; accepted is, for example, P7D.`;
  report.add("metadata-cache-duration-invalid", message, askCisco(report.subject));
  return [];
}
