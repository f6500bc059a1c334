import { expect, test } from "vitest";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { brief } from "./laid.ts";
import { configuredAt, layOut, packSettings, runPolicies } from "./raw-stack.ts";
import { sampleTrust } from "./sample.ts";

/** What a tenant may choose, against Webex's defaults. */
const choices = {
  singleLogout: { singleLogout: "off" },
  honorForceAuthn: { honorForceAuthn: false },
  hideLaunchTile: { hideLaunchTile: false },
} as const;

const table = (Object.keys(vendors) as VendorKind[]).flatMap((kind) =>
  Object.entries(choices).map(([what, choice]) => [kind, what, choice] as const),
);

test.each(table)("%s: %s, as the tenant chose it, is no violation at any stage", (kind, _, choice) => {
  const wanted = { ...sampleTrust(), ...choice };
  const laid = layOut(kind, configuredAt(kind, wanted));
  const settings = packSettings({ preset: "strict" });
  expect(
    brief(runPolicies(laid, { wanted, settings })).filter((one) => !one.startsWith("not-judged")),
  ).toEqual([]);
});
