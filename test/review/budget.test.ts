import fc from "fast-check";
import { expect, test } from "vitest";
import { commentBudget, markdown, marker } from "../../review/formats/markdown.ts";
import { assembled } from "../../review/review.ts";
import type { TenantReview } from "../../review/tenant-review.ts";
import { hostile, tenantReview } from "./arbitrary.ts";

const about = { base: "main", tenantCount: 400, leftOut: 0, shared: ["package.json"], unused: [] };
const many = (count: number) =>
  fc.uniqueArray(tenantReview(fc.oneof(hostile, fc.string({ minLength: 200, maxLength: 400 }))), {
    minLength: count,
    maxLength: count,
    selector: ({ tenant }) => tenant,
  });

/** Three hundred tenants of every kind, from one seed. */
function threeHundred(seed: number): TenantReview[] {
  const kinds = fc.sample(tenantReview(fc.string({ minLength: 20, maxLength: 300 })), { seed, numRuns: 300 });
  return kinds.map((one, place) => ({ ...one, tenant: `tenant-${String(place).padStart(3, "0")}` }));
}

/** "212 more tenants: 3 blocked, …" as figures. */
function figures(text: string, line: RegExp): number[] {
  const [whole = "", count = "0"] = line.exec(text) ?? [];
  return [
    Number(count),
    ...[...whole.slice(whole.indexOf(":")).matchAll(/\d+/g)].map(([number]) => Number(number)),
  ];
}

test.each([1, 2, 3])(
  "300 changed tenants fit into a comment, and what is left out is counted (%i)",
  (seed) => {
    const review = assembled(threeHundred(seed), about);
    const comment = markdown(review, { budget: commentBudget, rest: "out/review.md" });
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(commentBudget);
    const rows = comment.split("\n").filter((line) => line.startsWith("| `tenant-")).length;
    const sections = comment.split("\n").filter((line) => line.startsWith("### `tenant-")).length;
    const [more = 0, ...kinds] = figures(comment, /^\*\*(\d+) more tenants?\*\*.*$/m);
    expect(rows + more).toBe(300);
    expect(kinds.reduce((sum, one) => sum + one, 0)).toBe(more);
    const [without = 0] = figures(comment, /^\*\*(\d+) more tenants? with details\*\*.*$/m);
    const whole = markdown(review);
    const all = whole.split("\n").filter((line) => line.startsWith("### `tenant-")).length;
    expect(sections + without).toBe(all);
    for (const { tenant } of review.tenants) expect(whole).toContain(`| \`${tenant}\``);
    expect(comment).toContain("`out/review.md`");
  },
);

test("names of files that are no end of bars cannot burst it", () => {
  const names = Array.from({ length: 20 }, (_, place) => `${place}${"|".repeat(4_000)}`);
  const review = assembled(threeHundred(6), { ...about, shared: names, unused: names });
  expect(Buffer.byteLength(markdown(review, { budget: commentBudget }))).toBeLessThanOrEqual(commentBudget);
});

test("shared code without a tenant is not called nothing", () => {
  expect(markdown(assembled([], about))).toContain("`package.json` changed, and there is no tenant.");
  expect(markdown(assembled([], { ...about, shared: [] }))).toContain("nothing has changed.");
});

test("the order is the same whatever the order of the previews", () => {
  const reviews = threeHundred(4);
  const expected = markdown(assembled(reviews, about), { budget: commentBudget });
  fc.assert(
    fc.property(fc.shuffledSubarray(reviews, { minLength: 300, maxLength: 300 }), (shuffled) => {
      expect(markdown(assembled(shuffled, about), { budget: commentBudget })).toBe(expected);
    }),
    { numRuns: 20 },
  );
});

test("blocked tenants come first, then by name", () => {
  const { tenants, verdict } = assembled(threeHundred(5), about);
  const order = tenants.map(
    (one) => `${["blocked", "changes-sign-in", "safe"].indexOf(one.verdict)} ${one.tenant}`,
  );
  expect(order).toEqual([...order].sort());
  expect(verdict).toBe("blocked");
});

test("whatever users write, a comment begins with its marker and keeps to its budget", () => {
  fc.assert(
    fc.property(many(12), fc.integer({ min: 5_000, max: 20_000 }), (reviews, budget) => {
      const comment = markdown(assembled(reviews, about), { budget });
      expect(comment.split("\n")[0]).toBe(marker);
      expect(comment.split(marker)).toHaveLength(2);
      expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(budget);
    }),
    { numRuns: 50, endOnFailure: true },
  );
});
