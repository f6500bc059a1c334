import type { Kind } from "./kind.ts";
import { text } from "./scalars.ts";

/** A text of claim rules. ADFS lays rules out anew: white space counts between quotation marks only. */
export const rules: Kind = {
  ...text,
  canonical: (value) => (typeof value === "string" ? withoutLayout(value) : value),
};

function withoutLayout(value: string): string {
  // Odd parts stand between quotation marks; the rule language has no escapes within them.
  const parts = value.split(/("[^"]*")/);
  return parts
    .map((part, index) => (index % 2 === 1 ? part : squeezed(part)))
    .join("")
    .trim();
}

function squeezed(part: string): string {
  return part
    .replace(/\s+/g, " ")
    .replace(/ ?([[\](),;=><&!~:@.]) ?/g, "$1")
    .replace(/^ | $/g, "");
}
