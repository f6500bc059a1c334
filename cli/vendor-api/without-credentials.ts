/** What a request carries that nobody else may see. */
export interface Carried {
  readonly headers: Readonly<Record<string, string>>;
  /** A form, as it is sent. */
  readonly form?: string | Readonly<Record<string, string>>;
}

/** Shorter ones are too likely to be words of the answer, too. */
const shortest = 6;

/**
 * The text of an answer that refuses, without what was sent: some APIs and proxies quote the token or the secret that
 * they do not like, and messages quote what they say.
 *
 * @example withoutCredentials("bad token abc123", { headers: { authorization: "Bearer abc123" } }) // "bad token (secret)"
 */
export function withoutCredentials(text: string, { headers, form = {} }: Carried): string {
  const fields = typeof form === "string" ? [...new URLSearchParams(form)] : Object.entries(form);
  const carried = [
    ...Object.entries(headers).flatMap(([name, value]) =>
      name.toLowerCase() === "authorization" ? parts(value) : [],
    ),
    ...fields.flatMap(([name, value]) => (/secret|password|token|assertion/i.test(name) ? [value] : [])),
  ];
  return carried
    .filter(({ length }) => length >= shortest)
    .toSorted((a, b) => b.length - a.length)
    .flatMap((one) => [one, JSON.stringify(one).slice(1, -1), encodeURIComponent(one)])
    .reduce((rest, one) => rest.replaceAll(one, "(secret)"), text);
}

/** Of `Basic`, the password by itself, too. */
function parts(authorization: string): readonly string[] {
  const [scheme = "", value = ""] = authorization.split(/\s+(.*)/s);
  if (scheme.toLowerCase() !== "basic") return [value];
  const [, password = ""] = Buffer.from(value, "base64").toString("utf8").split(/:(.*)/s);
  return [value, password];
}
