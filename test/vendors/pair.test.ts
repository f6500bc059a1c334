import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { express } from "../../saml/express.ts";
import { trustOf } from "../../saml/trust.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { readView, type Vendor } from "../../vendors/vendor.ts";
import { serviceProvider } from "../arbitrary/service-provider.ts";
import { trustOptions } from "../arbitrary/trust-options.ts";
import { exampleSettings } from "../support/example-settings.ts";

describe.each(Object.keys(vendors) as VendorKind[])("%s", (kind) => {
  // The compiler cannot see that a vendor's parts, all out of one row, belong together.
  const { capabilities, desired, view } = vendors[kind] as unknown as Vendor<unknown, unknown>;

  test("view(desired(trust)) is the trust, less what the capabilities leave out", () => {
    const config = exampleSettings(kind);
    fc.assert(
      fc.property(serviceProvider, trustOptions, (sp, options) => {
        const { configured } = express(trustOf(sp, options).trust, capabilities, "acme");
        expect(readView(view, desired(configured, config))).toEqual(configured);
      }),
      { numRuns: 300 },
    );
  });

  test("nothing is dropped without a finding", () => {
    fc.assert(
      fc.property(serviceProvider, trustOptions, (sp, options) => {
        const { trust } = trustOf(sp, options);
        const { configured, findings } = express(trust, capabilities, "acme");
        const codes = new Set(findings.map(({ code }) => code as string));
        const attributes = [trust.claim, ...trust.attributes];
        const names = configured.attributes?.map(({ name }) => name) ?? [];
        const lost = {
          "capability-attribute-source or capability-text": names.length < attributes.length,
          "capability-group-id": (configured.groups ?? trust.groups).length < trust.groups.length,
          "capability-logout-binding":
            trust.singleLogout !== "off" &&
            configured.singleLogout === "off" &&
            trust.singleLogout.certificates.length > 0,
          "capability-groups": trust.groups.length > 0 && configured.groups === undefined,
          "capability-nameid-format": configured.nameIdFormat === undefined,
          "capability-acs-index": trust.acs.length > 1 && configured.acs?.[0]?.index === undefined,
          "capability-signature": Object.keys(configured.signature ?? {}).length < 4,
          "capability-force-authn": !trust.honorForceAuthn && configured.honorForceAuthn === undefined,
          "capability-launch-tile": !trust.hideLaunchTile && configured.hideLaunchTile === undefined,
          "capability-encryption": trust.encryption !== "off" && (configured.encryption ?? "off") === "off",
          "capability-clock-skew":
            trust.clockSkewMinutes !== undefined && configured.clockSkewMinutes === undefined,
        };
        for (const [code, isLost] of Object.entries(lost))
          expect(code.split(" or ").some((one) => codes.has(one)) || !isLost, code).toBe(true);
      }),
    );
  });
});
