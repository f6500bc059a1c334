import { parseXmlDate } from "../../metadata/xml-date.ts";
import type { Problem } from "../problem.ts";
import type { JudgedAt } from "../read/message.ts";
import { first, type Located, valueAt } from "../read/select.ts";
import { type Check, refusal } from "./check.ts";

/** Seconds by which clocks may differ. How much Webex tolerates is written nowhere; little, by all reports. */
const toleratedSeconds = 30;

/** Whether an assertion is valid at the time by which it is judged. */
export const checkTimes: Check = function* ({ assertion, at }) {
  const conditions = first(assertion, "saml:Conditions");
  if (conditions !== undefined) yield* windowProblems(conditions, at);
};

/** Why the window of an element, NotBefore to NotOnOrAfter, does not hold a time. */
export function* windowProblems(element: Element, at: JudgedAt | undefined): Generator<Problem> {
  if (at === undefined) return;
  const from = valueAt(element, "NotBefore");
  const until = valueAt(element, "NotOnOrAfter");
  if (from !== undefined) yield* notBefore(from, at);
  if (until !== undefined) yield* notOnOrAfter(until, at);
}

function* notBefore(from: Located, at: JudgedAt): Generator<Problem> {
  const time = timeOf(from);
  if (time === undefined) yield unreadable("sign-in-not-yet-valid", from);
  else if (time - toleratedSeconds * 1000 > at.time.getTime())
    yield refusal(
      "sign-in-not-yet-valid",
      `It is valid from ${from.value} on; it was ${at.time.toISOString()} by ${at.source}, ${distance(time - at.time.getTime())} before.`,
      from.place,
    );
}

function* notOnOrAfter(until: Located, at: JudgedAt): Generator<Problem> {
  const time = timeOf(until);
  if (time === undefined) yield unreadable("sign-in-expired", until);
  else if (at.time.getTime() >= time + toleratedSeconds * 1000)
    yield refusal(
      "sign-in-expired",
      `It is valid until ${until.value}; it was ${at.time.toISOString()} by ${at.source}, ${distance(at.time.getTime() - time)} later.`,
      until.place,
    );
}

function timeOf({ value }: Located): number | undefined {
  return parseXmlDate(value)?.getTime();
}

function unreadable(cause: "sign-in-expired" | "sign-in-not-yet-valid", { value, place }: Located): Problem {
  return refusal(cause, `“${value}” is no date and time (xs:dateTime).`, place);
}

/** A span of time in the largest unit that fits. */
function distance(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const units = [
    [86_400, "days"],
    [3_600, "hours"],
    [60, "minutes"],
  ] as const;
  const [size, name] = units.find(([one]) => seconds >= 2 * one) ?? [1, "seconds"];
  return `${Math.floor(seconds / size)} ${name}`;
}
