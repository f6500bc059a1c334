/** Webex tolerates clocks that differ by so much. */
const skew = 30_000;

/** Whether a time that may not be stated (ISO 8601) has come, or nearly. What is no time never comes. */
export function isBegun(notBefore: string | undefined, now: Date): boolean {
  return notBefore === undefined || Date.parse(notBefore) - skew <= now.getTime();
}

/** Whether a time that may not be stated (ISO 8601) is past, and more than a little. What is no time is past. */
export function isOver(notOnOrAfter: string | undefined, now: Date): boolean {
  return notOnOrAfter !== undefined && !(now.getTime() < Date.parse(notOnOrAfter) + skew);
}
