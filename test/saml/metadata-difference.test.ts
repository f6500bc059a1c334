import fc from "fast-check";
import { expect, test } from "vitest";
import { readServiceProvider } from "../../saml/metadata/read-service-provider.ts";
import { differenceLines, metadataDifference } from "../../saml/metadata-difference.ts";
import type { ServiceProvider } from "../../saml/service-provider.ts";
import { acs, metadataXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

const keys = [makeKey({ name: "first" }), makeKey({ name: "second" })] as const;
const now = new Date("2026-03-01T00:00:00Z");
const [first, second] = keys;

function provider(changes: Parameters<typeof webexShape>[1]): ServiceProvider {
  const xml = metadataXml(webexShape(first, changes));
  const { serviceProvider } = readServiceProvider(Buffer.from(xml), {
    subject: "x",
    now,
    accept: "unsigned",
  });
  if (serviceProvider === undefined) throw new Error("The test's metadata cannot be read.");
  return serviceProvider;
}

const at = (number: number, index: number, isDefault = "false") =>
  acs("POST", index, {
    Location: `https://idbroker.webex.com/idb/Consumer/metaAlias/${number}/sp`,
    isDefault,
  });
const base = provider({ acs: [at(1, 0, "true"), at(2, 1)] });

test("a certificate more, in a rollover", () => {
  const after = provider({ acs: [at(1, 0, "true"), at(2, 1)], signing: [first.base64, second.base64] });
  const { certificatesAdded, certificatesRemoved, acsAdded } = metadataDifference(base, after);
  expect(certificatesAdded).toEqual([expect.stringMatching(/^for signing, until \d{4}-\d\d-\d\d, SHA-256 /)]);
  expect([certificatesRemoved, acsAdded]).toEqual([[], []]);
});

test("an ACS that moves to another index is changed and not lost", () => {
  const difference = metadataDifference(base, provider({ acs: [at(2, 0), at(1, 1, "true")] }));
  expect(difference.acsLost).toEqual([]);
  expect(difference.defaultAcs).toBeUndefined();
  expect(difference.acsRemoved).toHaveLength(2);
  expect(difference.acsAdded).toHaveLength(2);
});

const shape = fc
  .uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 })
  .map((numbers) => provider({ acs: numbers.map((number, index) => at(number, index)) }));

test("a file differs in nothing from itself, and there and back is the same the other way round", () => {
  fc.assert(
    fc.property(shape, shape, (before, after) => {
      expect(differenceLines(metadataDifference(before, before))).toEqual([]);
      const there = metadataDifference(before, after);
      const back = metadataDifference(after, before);
      expect(there.acsAdded).toEqual(back.acsRemoved);
      expect(there.acsRemoved).toEqual(back.acsAdded);
      const urls = after.assertionConsumerServices.map(({ url }) => url);
      for (const lost of there.acsLost) expect(urls).not.toContain(lost);
    }),
    { numRuns: 30 },
  );
});
