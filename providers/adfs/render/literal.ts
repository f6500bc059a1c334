/**
 * A text as PowerShell's single-quoted literal. PowerShell takes four typographic characters for quotation marks too
 * (about_Quoting_Rules); each of the five is doubled, nothing else has a meaning in there.
 *
 * @example literal("it's") // 'it''s'
 */
export function literal(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201A\u201B]/g, "$&$&")}'`;
}
