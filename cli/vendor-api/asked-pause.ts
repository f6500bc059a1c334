/**
 * How long a server that is busy wants to be left alone, in milliseconds; undefined where it does not say. Retry-After
 * (RFC 9110 §10.2.3) has seconds or a date, X-Rate-Limit-Reset (Okta) the seconds since 1970.
 *
 * @example askedPause({ "retry-after": "17" }, Date.now()) // 17000
 */
export function askedPause(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  now: number,
): number | undefined {
  const { "retry-after": after, "x-rate-limit-reset": reset } = headers;
  const said =
    typeof after === "string"
      ? /^\d+$/.test(after)
        ? Number(after) * 1000
        : Date.parse(after) - now
      : Number(reset) * 1000 - now;
  return Number.isFinite(said) ? Math.max(0, said) : undefined;
}
