import { attributeOf } from "../xml/elements.ts";
import { askCisco } from "./mend.ts";
import type { Report } from "./report.ts";

const booleans = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

/** An attribute of type xs:boolean; undefined when it is absent, or is none, which is reported. */
export function booleanOf(element: Element, name: string, report: Report): boolean | undefined {
  const text = attributeOf(element, name);
  if (text === undefined) return undefined;
  const value = booleans.get(text);
  if (value === undefined) {
    report.add(
      "metadata-boolean-invalid",
      `${element.localName} has ${name}="${text}"; accepted are true, false, 1 and 0. It is read as absent.`,
      askCisco(report.subject),
    );
  }
  return value;
}
