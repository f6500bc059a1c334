import type { KnownTenant } from "../../policies/settings/read-settings.ts";
import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import type { VendorKind } from "../../vendors/index.ts";
import type { LaidOut } from "./layouts.ts";
import { configuredAt, layOut, packSettings, type Report, runPolicies } from "./raw-stack.ts";
import { sampleTrust, serviceProvider } from "./sample.ts";

// biome-ignore lint/suspicious/noExplicitAny: properties as a program writes them
export type Inputs = Record<string, any>;

/** The settings' entry of the sample's tenant. */
export const tenant = (given: Partial<KnownTenant> = {}): KnownTenant => ({
  metadataSignature: "verified",
  everyone: false,
  live: true,
  mode: "organization",
  serviceProvider,
  ...given,
});

/** Settings that name the sample's tenant. */
export const known = (given: Partial<KnownTenant> = {}) => packSettings({ tenants: [tenant(given)] });

/** The sample's trust at a vendor. */
export const laidAt = (kind: VendorKind, change: Partial<ConfiguredTrust> = {}): LaidOut[] =>
  layOut(kind, { ...configuredAt(kind, sampleTrust()), ...change });

/** The same stack with the inputs of one resource changed; the first is the one by which a trust is known. */
export function changed(
  laid: readonly LaidOut[],
  change: (inputs: Inputs) => void,
  name = "webex",
): LaidOut[] {
  return laid.map((one) => {
    if (one.name !== name) return one;
    const inputs = structuredClone(one.inputs);
    change(inputs);
    return { ...one, inputs };
  });
}

/** What the policies say, a line each. */
export const brief = (reports: readonly Report[]): string[] =>
  reports.map(({ policy, message }) => `${policy}: ${message.split("\n")[0]}`);

/** What the policies say of a stack whose tenant they know. */
export const said = (laid: readonly LaidOut[], settings = known()): string[] =>
  brief(runPolicies(laid, { settings }));
