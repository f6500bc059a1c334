import fc from "fast-check";

/** What has ever ended a string, begun an expression, or been lost on the way to a server. */
const dangerous = [
  "'",
  '"',
  "`",
  "$",
  "$(Get-Date)",
  "${env:PATH}",
  "\u2018",
  "\u2019",
  "\u201A",
  "\u201B",
  "\u201C",
  "\u201D",
  "\u201E",
  "\n",
  "\r\n",
  "\r",
  "\t",
  "\u2028",
  "\u0085",
  "@'",
  "'@",
  "#",
  ";",
  "|",
  "&",
  "{",
  "}",
  "(",
  ")",
  "<#",
  "#>",
  "--%",
  "%PATH%",
  "\\",
  "ADFS-END",
  '{"tag":"claim","value":"x"}',
  "[Managed by Pulumi: x]",
  "日本",
  "🎉",
  "é",
  "\uFEFF",
];

/** Texts full of them. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...dangerous), fc.string({ unit: "grapheme", maxLength: 5 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join("").replaceAll("\0", "")); // refused by check
