const elementNode = 1;

/** The child elements of that name, in the order of the document. A prefix never counts, only the namespace. */
export function childElements(parent: Element, namespace: string, localName: string): readonly Element[] {
  return allChildElements(parent).filter(
    (child) => child.namespaceURI === namespace && child.localName === localName,
  );
}

/** Every child element, in the order of the document. */
export function allChildElements(parent: Element): readonly Element[] {
  return Array.from(parent.childNodes).filter((child): child is Element => child.nodeType === elementNode);
}

/** The element itself and everything below it, without recursion, so that depth costs no stack. */
export function* elementsBelow(root: Element): Generator<Element> {
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    yield element;
    open.push(...allChildElements(element).toReversed());
  }
}

/**
 * The value of an attribute without a namespace; undefined when the element does not have it.
 * White space around it is dropped, as XML Schema does for every type that metadata uses.
 */
export function attributeOf(element: Element, name: string): string | undefined {
  const attribute = Array.from(element.attributes).find((each) => each.name === name);
  return attribute?.value.trim();
}

/** Whether an attribute of type xs:boolean says so. @example isTrue(role, "WantAuthnRequestsSigned") // of "true" and "1" */
export function isTrue(element: Element, name: string): boolean {
  return ["true", "1"].includes(attributeOf(element, name) ?? "");
}

/** The text of an element without white space around it. */
export function textOf(element: Element): string {
  return (element.textContent ?? "").trim();
}
