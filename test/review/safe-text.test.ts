import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { code, prose } from "../../formats/markdown-text.ts";
import { oneLine } from "../../formats/plain-text.ts";
import { formats } from "../../review/formats/index.ts";
import { marker } from "../../review/formats/markdown.ts";
import { assembled } from "../../review/review.ts";
import { sarifErrors } from "../support/sarif-errors.ts";
import { hostile, tenantReview } from "./arbitrary.ts";

const about = { base: "main", tenantCount: 12, leftOut: 0, shared: [], unused: [] };
const reviews = fc
  .uniqueArray(tenantReview(), { minLength: 1, maxLength: 4, selector: ({ tenant }) => tenant })
  .map((tenants) => assembled(tenants, about));
/** What forges make of Markdown: HTML passes through them, less what they take for dangerous. */
const rendered = (markdown: string) =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
const decoded = (html: string) =>
  html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** The mark-up that a comment is made of: a tag with all of its attributes. */
const own = new Set(
  [
    ...["h2", "h3", "p", "strong", "em", "code", "pre", "ul", "li", "blockquote", "details", "summary"],
    ...["table", "thead", "tbody", "tr", "th", "td"],
  ].flatMap((name) => [`<${name}>`, `</${name}>`]),
);
own.add('<code class="language-text">');
own.add(marker);
own.add('<a href="https://admin.webex.com/manage-sso">').add("</a>");

const steering = /(?![\n\u2060])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

test("in Markdown, text of users makes no mark-up, no link, no mention and no sequence", () => {
  fc.assert(
    fc.property(reviews, (review) => {
      const text = formats.markdown.render(review, {});
      expect(text).not.toMatch(steering);
      const html = rendered(text);
      const foreign = [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag).filter((tag) => !own.has(tag));
      expect(foreign).toEqual([]);
      const outsideOfCode = html.replace(/<code[^>]*>[^<]*<\/code>/g, "");
      expect(outsideOfCode).not.toMatch(/@[\p{L}\p{N}]/u);
      expect(outsideOfCode).not.toMatch(/(^|[^&\p{L}\p{N}])#\d/u);
      const count = (piece: string) => html.split(piece).length - 1;
      expect(count("<table>")).toBe(1);
      expect(count("<tr>")).toBe(review.tenants.length + 1);
      expect(count("<td>")).toBe(review.tenants.length * 5);
      expect(count("<details>")).toBe(count("<h3>"));
    }),
    { numRuns: 150, endOnFailure: true },
  );
});

test("as code and as prose, a text reads as it was written", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const [, shown = ""] = /^<p>x <code>([\s\S]*)<\/code><\/p>$/.exec(rendered(`x ${code(text)}`)) ?? [];
      const line = oneLine(text).replaceAll("|", "\\u007c");
      if (line !== "") expect(decoded(shown).replaceAll("\u2060", "")).toBe(line);
      const [, said = ""] = /^<p>x ([\s\S]*)<\/p>$/.exec(rendered(`x ${prose(text)}`)) ?? [];
      expect(decoded(said).replaceAll("\u2060", "").trim()).toBe(oneLine(text));
    }),
    { numRuns: 500 },
  );
});

test("SARIF is valid against its published schema, whatever users write", () => {
  expect(sarifErrors({ version: "2.1.0" })).not.toBeNull();
  fc.assert(
    fc.property(reviews, (review) => {
      const text = formats.sarif.render(review);
      expect(text).not.toMatch(steering);
      expect(sarifErrors(JSON.parse(text))).toBeNull();
    }),
    { numRuns: 50, endOnFailure: true },
  );
});

test("JUnit is well-formed, with a case for each tenant", () => {
  fc.assert(
    fc.property(reviews, (review) => {
      const text = formats.junit.render(review);
      expect(text).not.toMatch(steering);
      const complaints: string[] = [];
      const document = new DOMParser({
        errorHandler: (_: string, message: string) => void complaints.push(message),
      }).parseFromString(text, "text/xml");
      expect(complaints).toEqual([]);
      const cases = Array.from(document.getElementsByTagName("testcase"));
      expect(cases.map((one) => one.getAttribute("name"))).toEqual(
        review.tenants.map(({ tenant }) => oneLine(tenant)),
      );
      const failed = cases.filter((one) => one.getElementsByTagName("system-out").length === 0);
      expect(failed).toHaveLength(review.counts.blocked);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});

test("JSON is the review itself, and prints nothing that steers a terminal", () => {
  fc.assert(
    fc.property(reviews, (review) => {
      const text = formats.json.render(review);
      expect(text).not.toMatch(steering);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(review)));
    }),
    { numRuns: 100, endOnFailure: true },
  );
});
