import { attributeOf, childElements, textOf } from "../../xml/elements.ts";
import { namespaces } from "../../xml/namespaces.ts";
import type { Place } from "../problem.ts";
import { placeOf } from "./place.ts";

const prefixes: Readonly<Record<string, string>> = {
  saml: namespaces.assertion,
  samlp: namespaces.protocol,
  ds: namespaces.signature,
  xenc: namespaces.encryption,
};

/** @example "saml:Conditions" */
export type Step = `${"saml" | "samlp" | "ds" | "xenc"}:${string}`;

/** A text with its place. */
export interface Located {
  readonly value: string;
  readonly place: Place;
}

/** Every element at a path of children. */
export function all(from: Element | undefined, ...path: readonly Step[]): readonly Element[] {
  return path.reduce<readonly Element[]>(
    (elements, step) => {
      const [prefix = "", name = ""] = step.split(":");
      return elements.flatMap((element) => childElements(element, prefixes[prefix] ?? "", name));
    },
    from === undefined ? [] : [from],
  );
}

/** The first of them. */
export function first(from: Element | undefined, ...path: readonly Step[]): Element | undefined {
  return all(from, ...path)[0];
}

/** The text of an element. */
export function textAt(element: Element | undefined): Located | undefined {
  return element && { value: textOf(element), place: placeOf(element) };
}

/** The value of an attribute. */
export function valueAt(element: Element | undefined, attribute: string): Located | undefined {
  const value = element && attributeOf(element, attribute);
  return element && value !== undefined ? { value, place: placeOf(element, attribute) } : undefined;
}
