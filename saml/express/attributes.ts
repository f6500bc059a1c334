import { readSource } from "../attribute-source.ts";
import type { Capabilities } from "../capabilities.ts";
import { by } from "../sort.ts";
import type { Attribute, Trust } from "../trust-model.ts";
import type { Report } from "./report.ts";
import { isReserved } from "./reserved-name.ts";
import { isWritable } from "./writable.ts";

/** The claim and the other attributes, sorted by name. */
export function expressAttributes(trust: Trust, capabilities: Capabilities, report: Report): Attribute[] {
  return [trust.claim, ...trust.attributes]
    .sort(by(({ name }) => name))
    .filter(({ name }) =>
      isWritable(`the attribute name ${JSON.stringify(name)}`, name, capabilities, report),
    )
    .filter(({ name }) => !isReserved(name, capabilities, report))
    .flatMap((attribute) => expressAttribute(attribute, capabilities, report) ?? []);
}

function expressAttribute(
  { name, source }: Attribute,
  { attributes }: Capabilities,
  report: Report,
): Attribute | undefined {
  const { sources, expressions } = attributes;
  if (typeof source === "object" && "expression" in source) {
    const { expression } = source;
    if (expressions.pattern.test(expression)) return { name, source: readSource(sources, expression) };
    report(
      "capability-attribute-source",
      `cannot fill the attribute ${name} from the expression ${JSON.stringify(expression)}.`,
      `Write it as the identity provider does, for example {expression: ${JSON.stringify(expressions.example)}}.`,
    );
    return undefined;
  }
  if (typeof source === "object" ? attributes.groups : source in sources) return { name, source };
  report(
    "capability-attribute-source",
    `cannot fill the attribute ${name} from ${typeof source === "object" ? "groups" : source}.`,
    `Give the source of ${name} as an expression in the identity provider's own language: {expression: "…"}.`,
  );
  return undefined;
}
