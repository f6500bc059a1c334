import { expect, test } from "vitest";
import { type TrustOptions, trustOf } from "../../saml/trust.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { brief, known } from "./laid.ts";
import { configuredAt, layOut, packSettings, runPolicies } from "./raw-stack.ts";
import { certificates, serviceProvider, today } from "./sample.ts";

const kinds = Object.keys(vendors) as VendorKind[];
const choices: Readonly<Record<string, Partial<TrustOptions>>> = {
  "no single logout": { singleLogout: false },
  "a tile": { hideLaunchTile: false },
  "an old session is enough": { honorForceAuthn: false },
  "the older certificate": { logoutCertificate: certificates.older.fingerprint },
  encryption: { encryption: "aes256-cbc" },
  "an account's name that is an address": { claimSource: "userName" },
};

/** Of a trust that our component made, a resource by itself does not show what its tenant chose. */
test.each(kinds.flatMap((kind) => Object.keys(choices).map((choice) => [kind, choice] as const)))(
  "%s: %s is no violation where the tenant chose it",
  (kind, choice) => {
    const { trust } = trustOf(serviceProvider, {
      subject: "sample",
      now: today,
      mode: "organization",
      groups: ["00000000-0000-4000-8000-00000000000a"],
      ...choices[choice],
    });
    const laid = layOut(kind, configuredAt(kind, trust));
    for (const settings of [known(), packSettings()])
      expect(brief(runPolicies(laid, { wanted: trust, settings }))).toEqual([]);
  },
);

test("a program that was written by hand chooses by what it writes, and is judged before anything is touched", () => {
  const { trust } = trustOf(serviceProvider, {
    subject: "sample",
    now: today,
    mode: "organization",
    groups: ["00000000-0000-4000-8000-00000000000a"],
    singleLogout: false,
    hideLaunchTile: false,
    honorForceAuthn: false,
  });
  const reports = runPolicies(layOut("okta", configuredAt("okta", trust)), { settings: known() });
  expect(reports.map(({ policy, stage }) => [policy, stage])).toEqual([
    ["single-logout", "resource"],
    ["launch-tile", "resource"],
    ["force-authn", "resource"],
  ]);
});
