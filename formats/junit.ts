import { DOMImplementation, XMLSerializer } from "@xmldom/xmldom";
import { oneLine, plainText } from "./plain-text.ts";

/** A test case of JUnit. */
export interface JunitCase {
  readonly name: string;
  /** From the project's folder. */
  readonly file: string;
  /** All that is to be said of it. */
  readonly text: string;
  /** Where it is not fine: `failure` is the verdict, `error` that there is none. */
  readonly outcome?: { readonly kind: "failure" | "error"; readonly type: string; readonly message: string };
}

/**
 * JUnit XML, which pipelines show as tests.
 *
 * @param suite how the suite and the class of its cases are called.
 */
export function junitXml(suite: string, cases: readonly JunitCase[]): string {
  const document = new DOMImplementation().createDocument(null, "testsuites", null);
  const suites = document.documentElement;
  if (suites === null) throw new Error("A document that was made has a root.");
  const count = (kind: "failure" | "error") =>
    String(cases.filter(({ outcome }) => outcome?.kind === kind).length);
  const element = child(suites, "testsuite", {
    name: suite,
    tests: String(cases.length),
    failures: count("failure"),
    errors: count("error"),
  });
  for (const one of cases) testCase(element, suite, one);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document)}`;
}

function testCase(parent: Element, suite: string, { name, file, text, outcome }: JunitCase): void {
  const element = child(parent, "testcase", { name: oneLine(name), classname: suite, file: oneLine(file) });
  const attributes = outcome && { message: oneLine(outcome.message), type: outcome.type };
  child(element, outcome?.kind ?? "system-out", attributes ?? {}, plainText(text));
}

function child(
  parent: Element,
  name: string,
  attributes: Readonly<Record<string, string>>,
  text?: string,
): Element {
  const element = parent.ownerDocument?.createElement(name);
  if (element === undefined) throw new Error(`${name} needs a document.`);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.appendChild(element.ownerDocument?.createTextNode(text) as never);
  parent.appendChild(element);
  return element;
}
