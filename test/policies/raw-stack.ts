import {
  type EnforcementLevel,
  type Policies,
  type PolicyResource,
  type ResourceValidationPolicy,
  type StackValidationPolicy,
  unknownCheckingProxy,
} from "@pulumi/policy";
import { pulumiPolicies } from "../../policies/pulumi-policies.ts";
import { rules } from "../../policies/rules/index.ts";
import type { PackSettings } from "../../policies/settings/read-settings.ts";
import { settingsSchema } from "../../policies/settings/schema.ts";
import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import { express } from "../../saml/express.ts";
import type { Trust } from "../../saml/trust-model.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import type { Vendor } from "../../vendors/vendor.ts";
import { exampleSettings } from "../support/example-settings.ts";
import { type LaidOut, layouts } from "./layouts.ts";
import { today } from "./sample.ts";

/** What a policy reported. */
export interface Report {
  /** The rule, or what the pack says about itself. */
  readonly policy: string;
  /** Its own, or the policy's. */
  readonly level: EnforcementLevel | undefined;
  readonly message: string;
  readonly urn: string | undefined;
  /** Where it was found: at one resource, or in the whole stack. */
  readonly stage: "resource" | "stack";
}

/** The vendor's row, whose parts belong together in a way that the compiler cannot follow. */
export function vendorOf(kind: VendorKind): Vendor<unknown, unknown> {
  return vendors[kind] as unknown as Vendor<unknown, unknown>;
}

/** A trust as its vendor can express it. */
export function configuredAt(kind: VendorKind, trust: Trust): ConfiguredTrust {
  // The sample names its groups as one vendor does; what a vendor's identifiers look like is tried elsewhere.
  const { groupId: _, ...capabilities } = vendorOf(kind).capabilities;
  return express(trust, capabilities, "sample").configured;
}

/** The resources of a trust, laid out as a program registers them. */
export function layOut(
  kind: VendorKind,
  configured: ConfiguredTrust,
  settings = exampleSettings(kind),
): LaidOut[] {
  return layouts(kind, vendorOf(kind).desired(configured, settings)).map((one) => ({
    protect: true,
    ...one,
  }));
}

/** The pack's settings, less what is given here, at their defaults. */
export function packSettings(given: Partial<PackSettings> = {}): PackSettings {
  return { ...settingsSchema.parse({}), tenants: [], exceptions: [], ...given };
}

/** Takes down what a policy reports, in both forms that the SDK takes. */
function recorder(policy: Policies[number], stage: Report["stage"], reports: Report[]) {
  return (
    said: string | { message: string; urn: string; enforcementLevel?: EnforcementLevel },
    about?: string,
  ) => {
    const { message, urn, enforcementLevel } =
      typeof said === "string" ? { message: `${policy.description}\n${said}`, urn: about } : said;
    // The SDK puts the description before a text, and takes the message of an object as it is.
    const [first, ...rest] = message.split("\n");
    if (first !== policy.description) throw new Error(`${policy.name} begins with “${first}”`);
    const level = enforcementLevel ?? policy.enforcementLevel;
    reports.push({ policy: policy.name, level, message: rest.join("\n"), urn, stage });
  };
}

const component = "webex-sso:index:WebexSso";
const urnOf = (name: string, type: string) => `urn:pulumi:sample::webex-sso::${type}::${name}`;

/**
 * Runs every policy over a stack, first each resource and then the whole, through the SDK's own proxies.
 *
 * @param wanted the trust that the component around it says that its tenant wants.
 */
export function runPolicies(
  laid: readonly LaidOut[],
  {
    wanted,
    settings = packSettings(),
    now = today,
  }: { wanted?: Trust; settings?: PackSettings; now?: Date } = {},
): Report[] {
  const policies = pulumiPolicies(rules, settings, () => now);
  return [...resourceReports(policies, laid, wanted), ...stackReports(policies, laid, wanted)];
}

function resourceReports(policies: Policies, laid: readonly LaidOut[], wanted: Trust | undefined): Report[] {
  const reports: Report[] = [];
  for (const policy of policies.filter((one): one is ResourceValidationPolicy => "validateResource" in one))
    for (const one of laid) {
      const resource = policyResource(one, one.inputs, wanted);
      const validate = policy.validateResource as (args: unknown, report: unknown) => void;
      validate(resource, recorder(policy, "resource", reports));
    }
  return reports;
}

function stackReports(policies: Policies, laid: readonly LaidOut[], wanted: Trust | undefined): Report[] {
  const reports: Report[] = [];
  for (const policy of policies.filter((one): one is StackValidationPolicy => "validateStack" in one)) {
    const resources = laid.map((one) => policyResource(one, { ...one.inputs, ...one.outputs }, wanted));
    const byName = new Map(laid.map(({ name }, place) => [name, resources[place]]));
    for (const [place, { dependencies = {} }] of laid.entries())
      for (const [property, names] of Object.entries(dependencies)) {
        const target = resources[place];
        if (target) target.propertyDependencies[property] = names.flatMap((name) => byName.get(name) ?? []);
      }
    if (wanted) {
      const around = policyResource({ type: component, name: "webex-sso", inputs: {} }, { trust: wanted });
      for (const resource of resources) resource.parent = around;
      resources.push(around);
    }
    const validate = policy.validateStack as (args: unknown, report: unknown) => void;
    validate({ resources }, recorder(policy, "stack", reports));
  }
  return reports;
}

/** Puts right what the rule's remediation can; undefined when it leaves the resource alone. */
export function remediate(rule: string, laid: LaidOut): Record<string, unknown> | undefined {
  const policy = pulumiPolicies(rules, packSettings(), () => today).find(({ name }) => name === rule);
  const remedy = (policy as ResourceValidationPolicy).remediateResource as (args: unknown) => unknown;
  const { props } = policyResource(laid, laid.inputs);
  const target = (props as unknown as { __getSpecialProxyTarget: Record<string, unknown> })
    .__getSpecialProxyTarget;
  return remedy({ ...policyResource(laid, {}), props }) === undefined ? undefined : target;
}

function policyResource(
  { type, name, protect = true }: LaidOut,
  props: Record<string, unknown>,
  wanted?: Trust,
): PolicyResource {
  return {
    type,
    name,
    urn: urnOf(name, wanted === undefined ? type : `${component}$${type}`),
    // A copy: what a policy changes must not reach the next one.
    props: unknownCheckingProxy(structuredClone(props)),
    opts: { protect } as PolicyResource["opts"],
    ...providerOf(type),
    dependencies: [],
    propertyDependencies: {},
    isType: () => false,
    asType: () => undefined,
  };
}

/** Every resource of a provider has one; a component has none. */
function providerOf(type: string): Pick<PolicyResource, "provider"> {
  const [name = ""] = type.split(":");
  if (name === "webex-sso") return {};
  const of = `pulumi:providers:${name}`;
  return { provider: { type: of, name: "default", urn: urnOf("default", of), props: {} } };
}
