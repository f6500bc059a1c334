import { attributeOf, childElements } from "../../xml/elements.ts";
import type { Place } from "../problem.ts";

/**
 * Where an element, or an attribute of it, stands: local names from the root down, with a number where a name occurs
 * more than once, and with the name of a SAML attribute.
 *
 * @example placeOf(conditions, "NotOnOrAfter").path // "/Response/Assertion/Conditions/@NotOnOrAfter"
 */
export function placeOf(element: Element, attribute?: string): Place {
  const steps: string[] = [];
  for (let one: Node | null = element; one?.nodeType === 1; one = one.parentNode)
    steps.unshift(stepOf(one as Element));
  const path = `/${steps.join("/")}${attribute === undefined ? "" : `/@${attribute}`}`;
  const { lineNumber } = element as Element & { readonly lineNumber?: number };
  return lineNumber === undefined || lineNumber <= 1 ? { path } : { path, line: lineNumber };
}

function stepOf(element: Element): string {
  const { localName, namespaceURI, parentNode } = element;
  const name = localName === "Attribute" ? attributeOf(element, "Name") : undefined;
  if (name !== undefined) return `Attribute[@Name=${JSON.stringify(name)}]`;
  if (parentNode?.nodeType !== 1) return localName;
  const same = childElements(parentNode as Element, namespaceURI ?? "", localName);
  return same.length > 1 ? `${localName}[${same.indexOf(element) + 1}]` : localName;
}
