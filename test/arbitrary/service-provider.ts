import fc from "fast-check";
import type { Binding } from "../../saml/binding.ts";
import { readCertificate } from "../../saml/certificate.ts";
import type {
  AssertionConsumerService,
  ServiceProvider,
  SingleLogoutService,
} from "../../saml/service-provider.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

/** Certificates with different ends, made once. */
export const certificates = ["2044-01-01", "2045-01-01", "2046-01-01"].map((notAfter) =>
  readCertificate(makeKey({ notAfter }).base64),
);

// A few of them come often, so that one URL has several indexes.
const url = fc.oneof(
  fc.webUrl({ validSchemes: ["https"] }),
  fc.constantFrom("https://one.example", "https://two.example"),
);

const acs = (binding: Binding): fc.Arbitrary<Omit<AssertionConsumerService, "index">> =>
  fc
    .record({ url, isDefault: fc.boolean() }, { requiredKeys: ["url"] })
    .map((value) => ({ binding, ...value }));

const singleLogout: fc.Arbitrary<SingleLogoutService> = fc
  .record(
    { binding: fc.constantFrom<Binding>("POST", "Redirect", "SOAP"), url, responseUrl: url },
    { requiredKeys: ["binding", "url"] },
  )
  .map((value) => ({ ...value }));

/** What any Webex SP metadata may say, with at least one POST ACS. */
export const serviceProvider: fc.Arbitrary<ServiceProvider> = fc
  .record({
    organizationId: fc.uuid(),
    post: fc.array(acs("POST"), { minLength: 1, maxLength: 6 }),
    others: fc.array(fc.oneof(acs("Artifact"), acs("PAOS")), { maxLength: 3 }),
    indexes: fc.uniqueArray(fc.nat(65_535), { minLength: 9, maxLength: 9 }),
    singleLogoutServices: fc.array(singleLogout, { maxLength: 4 }),
    signingCertificates: fc.subarray(certificates),
    encryptionCertificates: fc.subarray(certificates),
  })
  .map(({ organizationId, post, others, indexes, ...rest }) => ({
    entityId: `https://idbroker.webex.com/${organizationId}`,
    organizationId,
    broker: { host: "idbroker.webex.com", region: "United States" },
    assertionConsumerServices: [...post, ...others].map((one, place) => ({
      ...one,
      index: indexes[place] ?? 0,
    })),
    nameIdFormats: [],
    authnRequestsSigned: false,
    wantAssertionsSigned: true,
    signature: "embedded",
    ...rest,
  }));

/** The same service provider with the elements of its file in another order. */
export const reordered = (sp: ServiceProvider): fc.Arbitrary<ServiceProvider> =>
  fc
    .tuple(
      shuffled(sp.assertionConsumerServices),
      shuffled(sp.singleLogoutServices),
      shuffled(sp.signingCertificates),
      shuffled(sp.encryptionCertificates),
    )
    .map(
      ([assertionConsumerServices, singleLogoutServices, signingCertificates, encryptionCertificates]) => ({
        ...sp,
        assertionConsumerServices,
        singleLogoutServices,
        signingCertificates,
        encryptionCertificates,
      }),
    );

function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}
