import fc from "fast-check";
import { type AttributeSource, groupMatches, userValues } from "../../saml/attribute-source.ts";
import type { TrustOptions } from "../../saml/trust.ts";
import { encryptionAlgorithms } from "../../saml/trust-model.ts";

const source: fc.Arbitrary<AttributeSource> = fc.oneof(
  fc.constantFrom(...userValues),
  fc.record({ expression: fc.string({ minLength: 1 }) }),
  fc.record({
    groups: fc.record({ match: fc.constantFrom(...groupMatches), value: fc.string({ minLength: 1 }) }),
  }),
);

/** Whatever a tenant may choose. */
export const trustOptions: fc.Arbitrary<TrustOptions> = fc
  .record(
    {
      subject: fc.constant("acme"),
      now: fc.constantFrom(new Date("2026-11-21"), new Date("2044-06-01")),
      mode: fc.constantFrom("organization" as const, "partner" as const),
      claimSource: source,
      attributes: fc.uniqueArray(fc.record({ name: fc.stringMatching(/^x[a-z]{0,8}$/), source }), {
        selector: ({ name }) => name,
        maxLength: 5,
      }),
      singleLogout: fc.boolean(),
      encryption: fc.constantFrom(...encryptionAlgorithms),
      clockSkewMinutes: fc.nat(60),
      honorForceAuthn: fc.boolean(),
      hideLaunchTile: fc.boolean(),
      // As Okta, Entra ID with PingOne, and ADFS number them.
      groups: fc.array(
        fc.oneof(fc.stringMatching(/^00g[a-z0-9]{3}$/), fc.uuid(), fc.stringMatching(/^S-1-5-21-\d{3,5}$/)),
        { maxLength: 6 },
      ),
    },
    { requiredKeys: ["subject", "now", "mode"] },
  )
  .map((options) => ({ ...options }));
