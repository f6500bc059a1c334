/** A token of the claim rule language: a text in quotes, a word, or a sign. */
export interface Token {
  readonly kind: "text" | "word" | "sign";
  readonly value: string;
}

const pattern = /\s+|"([^"]*)"|([A-Za-z_][A-Za-z0-9_.]*)|(=>|==|!=|=~|!~|&&|[@=:;,()[\]{}+])/y;

/** Splits rules into tokens (Microsoft, "The Role of the Claim Rule Language"). @throws Error at what is none. */
export function tokensOf(rules: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < rules.length) {
    const start = pattern.lastIndex;
    const match = pattern.exec(rules);
    if (match === null) throw new Error(`POLICY0002: unexpected “${rules.slice(start, start + 20)}”`);
    const [, text, word, sign] = match;
    if (text !== undefined) tokens.push({ kind: "text", value: text });
    else if (word !== undefined) tokens.push({ kind: "word", value: word });
    else if (sign !== undefined) tokens.push({ kind: "sign", value: sign });
  }
  return tokens;
}
