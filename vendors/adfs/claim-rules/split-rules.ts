/**
 * The single rules of a rule set, each on one line without its name and without white space outside of quotes, so that
 * they can be compared. A rule ends with a semicolon that is not inside quotes.
 *
 * @example splitRules('@RuleName = "a" c:[] => issue(claim = c);') // ['c:[]=>issue(claim=c)']
 */
export function splitRules(text: string): string[] {
  const rules: string[] = [];
  let rule = "";
  for (const [piece = ""] of text.matchAll(/"[^"]*"|;|\s+|[^";\s]+/g)) {
    if (piece === ";") {
      rules.push(rule);
      rule = "";
    } else if (!/^\s+$/.test(piece)) rule += piece;
  }
  return [...rules, rule]
    .filter((one) => one !== "")
    .map((one) => one.replace(/^(?:@Rule(?:Name|Template)="[^"]*")+/, ""));
}
