/**
 * Reads claim rules as far as a stand-in must: strings and brackets end, each rule ends with a semicolon. Lays them
 * out as ADFS does, which is not how they came.
 */
export function layOutRules(rules: string): string {
  if (rules.trim() === "") return "";
  const parts = rules.split(/("[^"]*")/);
  const code = parts.filter((_, index) => index % 2 === 0).join("");
  if (code.includes('"') || !balanced(code) || !/;\s*$/.test(code)) throw syntaxError(rules);
  const statements = parts
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\s+/g, " ").replace(/ ?=> ?/g, "\r\n => ")))
    .join("")
    .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
  return statements
    .map((statement) => `${statement.replace(/(@RuleName = "[^"]*") /, "$1\r\n")};\r\n\r\n`)
    .join("");
}

function balanced(code: string): boolean {
  const open: string[] = [];
  const pairs: Readonly<Record<string, string>> = { ")": "(", "]": "[" };
  for (const character of code) {
    if (character === "(" || character === "[") open.push(character);
    if (pairs[character] !== undefined && open.pop() !== pairs[character]) return false;
  }
  return open.length === 0;
}

/** ADFS quotes the line that it cannot read. */
function syntaxError(rules: string): Error {
  const line = rules.split(/\r?\n/)[0] ?? "";
  return new Error(
    `POLICY0002: Could not parse policy data.\r\nLine number: 1, Column number: 1, Error token: . Line: '${line}'.\r\n` +
      "Parser error: 'POLICY0030: Syntax error, unexpected end of input.'",
  );
}
