import { allChildElements, attributeOf, elementsBelow } from "../../xml/elements.ts";
import { namespaces } from "../../xml/namespaces.ts";
import type { Problem } from "../problem.ts";
import { messageKinds, type SamlMessage } from "../read/message.ts";
import { placeOf } from "../read/place.ts";
import type { Check } from "./check.ts";
import { tampering } from "./tampering.ts";

const textNode = 3;
const elementNode = 1;

/** A message that carries more than one thing that somebody could read: assertions, signatures, messages. */
export const checkStructure: Check = function* (message) {
  yield* assertions(message);
  yield* signatures(message);
  const { root } = message;
  for (const element of elementsBelow(root))
    if (element !== root && isMessage(element))
      yield tampering(
        "tampering-wrapped",
        `There is a ${element.localName} within the ${root.localName}.`,
        placeOf(element),
      );
};

function* assertions({ root, assertion, encrypted, otherAssertions }: SamlMessage): Generator<Problem> {
  for (const other of otherAssertions) {
    const id = attributeOf(other, "ID") ?? "without an ID";
    if (other.parentNode === root)
      yield tampering(
        "tampering-several-assertions",
        `There is more than one assertion, and two programs may read two of them: this one is ${id}.`,
        placeOf(other),
      );
    else
      yield tampering(
        "tampering-wrapped",
        `There is an assertion (${id}) where none belongs${assertion === undefined ? "" : `, beside ${attributeOf(assertion, "ID") ?? "one without an ID"}, which is the one that is read`}.`,
        placeOf(other),
      );
  }
  if (encrypted !== undefined && assertion?.parentNode === root)
    yield tampering(
      "tampering-several-assertions",
      "There is an assertion beside an encrypted one.",
      placeOf(encrypted),
    );
}

/** One in the message itself, one in its assertion. */
function* signatures({ root, assertion, signatures }: SamlMessage): Generator<Problem> {
  const seen = new Set<Element>();
  for (const { element, covered } of signatures) {
    if (seen.has(covered))
      yield tampering(
        "tampering-several-signatures",
        `There is more than one signature in ${covered.localName}.`,
        placeOf(element),
      );
    else if (covered !== root && covered !== assertion && covered.parentNode !== root)
      yield tampering(
        "tampering-wrapped",
        `There is a signature in ${covered.localName}, where none belongs.`,
        placeOf(element),
      );
    seen.add(covered);
  }
}

/** Texts that are compared: what a comment within them hides depends on who reads (VU#475445). */
const compared = new Set(["NameID", "AttributeValue", "Audience", "Issuer"]);

/** Comments and the like within a text that somebody compares. */
export const checkHiddenText: Check = function* ({ root, assertion }) {
  const decrypted = assertion !== undefined && assertion.ownerDocument !== root.ownerDocument;
  const roots = decrypted ? [root, assertion] : [root];
  for (const element of roots.flatMap((one) => [...elementsBelow(one)])) {
    if (!compared.has(element.localName) || element.namespaceURI !== namespaces.assertion) continue;
    const hidden = Array.from(element.childNodes).some(
      ({ nodeType }) => nodeType !== textNode && nodeType !== elementNode,
    );
    const mixed = element.localName !== "AttributeValue" && allChildElements(element).length > 0;
    if (hidden || mixed)
      yield tampering(
        "tampering-hidden-text",
        `There is ${hidden ? "a comment or a CDATA section" : "an element"} within the text “${element.textContent}”: some programs read only the part before it.`,
        placeOf(element),
      );
  }
};

function isMessage({ namespaceURI, localName }: Element): boolean {
  return namespaceURI === namespaces.protocol && (messageKinds as readonly string[]).includes(localName);
}
