import { allChildElements, attributeOf, elementsBelow, textOf } from "../../saml/xml/elements.ts";
import { parseXml } from "../../saml/xml/parse.ts";

/** Long and of no use to a reader. */
const long = ["X509Certificate", "CipherValue"];
/** Of a person. */
const personal = ["NameID", "AttributeValue"];
const shownBytes = 12;
const shownOfPerson = 3;

/** A message for people: an element on each line, long values and those of a person shortened. */
export function showMessage(xml: string): string {
  return [...lines(parseXml(xml), "")].join("\n");
}

function* lines(element: Element, indent: string): Generator<string> {
  const attributes = Array.from(element.attributes)
    .filter(({ name }) => !name.startsWith("xmlns"))
    .map(({ name }) => ` ${name}="${attributeOf(element, name)}"`);
  if (element.localName === "Signature") {
    yield `${indent}Signature ${signatureOf(element)}`;
    return;
  }
  const head = `${indent}${element.localName}${attributes.join("")}`;
  const children = allChildElements(element);
  const text = textOf(element);
  if (children.length > 0 || text === "") yield head;
  else yield `${head}: ${shortened(element.localName, text)}`;
  for (const child of children) yield* lines(child, `${indent}  `);
}

/** What it covers and how; the rest is of no use to a reader. */
function signatureOf(signature: Element): string {
  const all = [...elementsBelow(signature)];
  const attributeIn = (name: string, attribute: string) => {
    const found = all.find(({ localName }) => localName === name);
    return found === undefined ? "" : (attributeOf(found, attribute) ?? "");
  };
  return `of ${attributeIn("Reference", "URI")} by ${attributeIn("SignatureMethod", "Algorithm")}`;
}

function shortened(name: string, text: string): string {
  if (long.includes(name)) return `${text.replace(/\s/g, "").slice(0, shownBytes)}…`;
  return personal.includes(name) ? `${text.slice(0, shownOfPerson)}…` : text;
}
