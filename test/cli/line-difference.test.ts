import fc from "fast-check";
import { expect, test } from "vitest";
import { lineDifference } from "../../cli/line-difference.ts";

test("what goes, what comes, and two lines around", () => {
  const before = "a\nb\nc\nd\ne\nf\ng\n";
  expect(lineDifference(before, before.replace("d\n", "x\ny\n"))).toEqual([
    " b",
    " c",
    "-d",
    "+x",
    "+y",
    " e",
    " f",
  ]);
});

test("nothing where nothing changes", () => {
  expect(lineDifference("a\r\nb\r\n", "a\nb\n")).toEqual([]);
});

test("every line that goes was there, every one that comes is there, and as many as the lengths differ by", () => {
  const texts = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const difference = lineDifference(before.join("\n"), after.join("\n"));
      const marked = (mark: string) =>
        difference.filter((line) => line.startsWith(mark)).map((line) => line.slice(1));
      expect(before).toEqual(expect.arrayContaining(marked("-").filter((line) => line !== "")));
      expect(after).toEqual(expect.arrayContaining(marked("+").filter((line) => line !== "")));
      const count = (lines: readonly string[]) => (lines.join("") === "" ? 0 : lines.length);
      expect(marked("+").length - marked("-").length).toBe(count(after) - count(before));
    }),
  );
});
