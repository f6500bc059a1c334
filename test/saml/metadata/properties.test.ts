import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Binding } from "../../../saml/binding.ts";
import type { AssertionConsumerService, ServiceProvider } from "../../../saml/service-provider.ts";
import { acs, base, metadataXml, signXml, webexShape } from "../../fixtures/metadata.ts";
import { key, read } from "../../fixtures/metadata-read.ts";

const runs = { numRuns: 100 };
const accept = { accept: "unsigned" } as const;

const service = fc.record(
  {
    binding: fc.constantFrom<Binding>("POST", "Artifact", "PAOS"),
    path: fc.stringMatching(/^[A-Za-z0-9._~/-]{0,20}$/),
    isDefault: fc.boolean(),
  },
  { requiredKeys: ["binding", "path"] },
);
const services = fc.array(service, { maxLength: 8 }).chain((list) =>
  fc.uniqueArray(fc.nat(65_535), { minLength: list.length, maxLength: list.length }).map((indexes) =>
    list.map(
      ({ binding, path, isDefault }, position): AssertionConsumerService => ({
        binding,
        url: `${base}/${path}`,
        index: indexes[position] as number,
        ...(isDefault === undefined ? {} : { isDefault }),
      }),
    ),
  ),
);

const written = (list: readonly AssertionConsumerService[]) =>
  list.map(({ binding, url, index, isDefault }) =>
    acs(binding, index, { Location: url, isDefault: isDefault?.toString() }),
  );

/** A service provider with what has no order put into one. */
const sorted = ({
  assertionConsumerServices,
  singleLogoutServices,
  signingCertificates,
  ...rest
}: ServiceProvider) => ({
  ...rest,
  assertionConsumerServices: assertionConsumerServices.toSorted((a, b) => a.index - b.index),
  singleLogoutServices: singleLogoutServices.toSorted((a, b) => a.binding.localeCompare(b.binding)),
  signingCertificates: signingCertificates.map(({ fingerprint }) => fingerprint).toSorted(),
});

describe("readServiceProvider", () => {
  it("loses no ACS and invents none", () => {
    fc.assert(
      fc.property(services, (list) => {
        const { serviceProvider } = read(metadataXml(webexShape(key, { acs: written(list) })), accept);
        expect(serviceProvider?.assertionConsumerServices).toEqual(list);
      }),
      runs,
    );
  });

  it("reads the same whatever the order of the elements, but for the order of NameID formats", () => {
    const children = /^ {4}<.*$(?:\n(?! {2,4}<).*$)*/gm;
    fc.assert(
      fc.property(services, fc.infiniteStream(fc.nat()), (list, numbers) => {
        const xml = metadataXml(webexShape(key, { acs: written(list), nameIdFormats: ["urn:a"] }));
        const lines = xml.match(children) as string[];
        const shuffled = lines
          .map((line) => ({ line, at: numbers.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ line }) => line);
        const reordered = xml.replace(children, () => shuffled.shift() as string);
        const [before, after] = [xml, reordered].map((each) => read(each, accept).serviceProvider);
        expect(sorted(after as ServiceProvider)).toEqual(sorted(before as ServiceProvider));
      }),
      runs,
    );
  });

  it("believes nothing of a signed file in which one character was changed, unless what is read is the same", () => {
    const good = signXml(metadataXml(webexShape(key)), key);
    const pinned = { pinnedFingerprint: key.fingerprint };
    const expected = read(good, pinned).serviceProvider;
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        fc.constantFrom("a", "Z", "0", " ", "<", '"', "/", "\n"),
        (at, character) => {
          const { serviceProvider } = read(good.slice(0, at) + character + good.slice(at + 1), pinned);
          if (serviceProvider) expect(serviceProvider).toEqual(expected);
        },
      ),
      { ...runs, numRuns: 300 },
    );
  });

  it("throws at no bytes whatever", () => {
    const good = Buffer.from(signXml(metadataXml(webexShape(key)), key));
    const cut = fc.tuple(fc.nat(good.length), fc.uint8Array({ maxLength: 20 }), fc.nat(good.length));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), cut), (input) => {
        const [start, middle, rest] = input instanceof Uint8Array ? [0, input, good.length] : input;
        const file = Buffer.concat([good.subarray(0, start), middle, good.subarray(rest)]);
        expect(read(file).findings.length).toBeGreaterThan(0);
      }),
      { ...runs, numRuns: 300 },
    );
  });
});
