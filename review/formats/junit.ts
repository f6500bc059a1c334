import { DOMImplementation, XMLSerializer } from "@xmldom/xmldom";
import type { Review } from "../review.ts";
import type { TenantReview } from "../tenant-review.ts";
import { oneLine, plainText } from "./plain-text.ts";
import { problemsOf } from "./problems.ts";

/** A review as JUnit XML, a test case for each tenant: blocked ones have failed. */
export function junit(review: Review): string {
  const document = new DOMImplementation().createDocument(null, "testsuites", null);
  const suites = document.documentElement;
  if (suites === null) throw new Error("A document that was made has a root.");
  const failed = review.tenants.filter(({ failure }) => failure !== undefined).length;
  const suite = child(suites, "testsuite", {
    name: "webex-sso review",
    tests: String(review.tenants.length),
    failures: String(review.counts.blocked - failed),
    errors: String(failed),
  });
  for (const tenant of review.tenants) testCase(suite, tenant);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document)}`;
}

function testCase(suite: Element, review: TenantReview): void {
  const { tenant, file, verdict, summary, failure } = review;
  const element = child(suite, "testcase", {
    name: oneLine(tenant),
    classname: "webex-sso review",
    file: oneLine(file),
  });
  const lines = problemsOf(review).map(({ level, id, message }) => `${level} ${id}: ${message}`);
  const text = [summary, ...lines].map(plainText).join("\n");
  if (verdict === "blocked")
    child(
      element,
      failure === undefined ? "failure" : "error",
      { message: oneLine(summary), type: "blocked" },
      text,
    );
  else child(element, "system-out", {}, text);
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
