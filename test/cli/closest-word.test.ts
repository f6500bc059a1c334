import fc from "fast-check";
import { expect, test } from "vitest";
import { closestWord } from "../../cli/closest-word.ts";

const known = ["tenant", "metadata", "idp", "okta:orgName"];

test.each([
  ["tennant", "tenant"],
  ["metdata", "metadata"],
  ["ipd", "idp"],
  ["IDP", "idp"],
  ["okta:orgname", "okta:orgName"],
  ["colour", undefined],
  ["", undefined],
])("%j is %s", (word, meant) => {
  expect(closestWord(word, known)).toBe(meant);
});

test("a known word means itself", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 1 }),
      fc.nat(),
      (words, place) => {
        const word = words[place % words.length] ?? "";
        expect(closestWord(word, words)).toBe(word);
      },
    ),
  );
});
