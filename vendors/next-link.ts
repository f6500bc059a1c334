/**
 * The address of the next page in a header Link (RFC 8288).
 *
 * @example nextLink('<https://a.example/?after=1>; rel="next"').next // "https://a.example/?after=1"
 */
export function nextLink(link = ""): { readonly next?: string } {
  const next = /<([^<>]+)>\s*;[^<]*\brel="?next"?(?=[\s;,]|$)/i.exec(link)?.[1];
  return next === undefined ? {} : { next };
}
