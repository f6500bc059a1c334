const dateTime = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/**
 * Reads xs:dateTime. A value without a time zone is UTC (saml-core-2.0-os §1.3.3), not the zone of this machine.
 *
 * @returns undefined when it is none, or names a day that does not exist.
 * @example parseXmlDate("2026-03-01T12:00:00+02:00")?.toISOString() // "2026-03-01T10:00:00.000Z"
 */
export function parseXmlDate(text: string): Date | undefined {
  const match = dateTime.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  const date = new Date(match[7] ? text : `${text}Z`);
  const dayExists = Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number.isNaN(date.getTime()) || !dayExists ? undefined : date;
}
