import { InvalidArgumentError } from "commander";
import { parseXmlDate } from "../saml/metadata/xml-date.ts";

/** The value of an option that is a time. */
export function timeOf(text: string): Date {
  const time = parseXmlDate(text);
  if (time === undefined)
    throw new InvalidArgumentError(
      "It is no time such as 2026-03-01T12:00:00Z or 2026-03-01T13:00:00+01:00.",
    );
  return time;
}
