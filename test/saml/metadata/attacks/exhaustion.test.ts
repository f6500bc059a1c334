import { describe, expect, it, test } from "vitest";
import { parseXml } from "../../../../saml/xml/parse.ts";
import { limits } from "../../../../saml/xml/scan.ts";

const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
const wide = (elements: number) => `<r>${"<a/>".repeat(elements - 1)}</r>`;
const attributes = (count: number) => `<r ${Array.from({ length: count }, (_, n) => `a${n}=""`).join(" ")}/>`;

describe("documents that cost more than they say", () => {
  it.each([
    ["depth", nested, limits.depth, "levels of elements"],
    ["elements", wide, limits.elements, "elements"],
    ["attributes", attributes, limits.attributes, "attributes in one element"],
  ] as const)("%s may reach the limit and not pass it", (_name, make, limit, what) => {
    expect(parseXml(make(limit)).nodeName).toMatch(/^[ar]$/);
    expect(() => parseXml(make(limit + 1))).toThrow(`Line 1: there are more than ${limit} ${what}.`);
  });

  const hostile: [string, (size: number) => string][] = [
    ["spaces in a tag that never ends", (size) => `<r ${" ".repeat(size)}`],
    ["attributes in a tag that never ends", (size) => `<r ${"a='' ".repeat(size / 5)}`],
    ["end tags without an end", (size) => `<r>${"</".repeat(size / 2)}`],
    ["a name behind many spaces in an end tag", (size) => `<r></r${" ".repeat(size)}x>`],
    ["comments", (size) => `<r>${"<!---->".repeat(size / 7)}</r>`],
    ["references", (size) => `<r>${"&amp;".repeat(size / 5)}</r>`],
    ["namespaces", (size) => nestedNamespaces(Math.ceil(size / 14_000))],
    ["elements", (size) => wide(Math.min(size / 12, limits.elements))],
  ];

  it.each(hostile)("four times as many %s cost no more than about four times the work", (_name, make) => {
    const small = cost(make(60_000));
    const large = cost(make(240_000));
    // Quadratic growth would be sixteen times.
    expect(large).toBeLessThan(10 * small + 20);
  });
});

test("more namespaces than metadata ever needs are refused before a parser sees them", () => {
  const declarations = Array.from({ length: 1_001 }, (_, n) => `<p${n}:b xmlns:p${n}="urn:x${n}"/>`).join("");
  expect(() => parseXml(`<a>${declarations}</a>`)).toThrow(
    "there are more than 1000 declarations of namespaces.",
  );
});

function nestedNamespaces(depth: number): string {
  const declarations = (level: number) =>
    Array.from({ length: 60 }, (_, n) => `xmlns:p${level}x${n}="u:${n}"`).join(" ");
  const open = Array.from({ length: depth }, (_, level) => `<a ${declarations(level)}>`).join("");
  return `${open}${"<b/>".repeat(depth * 200)}${"</a>".repeat(depth)}`;
}

/** Milliseconds that the processor spent on the fastest of five runs: a busy machine takes none of them. */
function cost(text: string): number {
  const runs = Array.from({ length: 5 }, () => {
    const start = process.threadCpuUsage();
    try {
      parseXml(text);
    } catch {
      // To refuse is fine here; the question is what it costs.
    }
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}
