import type { RawResource } from "../policies/trusts/raw-resource.ts";
import type { TenantState } from "./fleet-report.ts";
import { veiled } from "./secret-value.ts";

/** What `pulumi stack export` writes, as far as a report needs it. Secrets are in it as ciphertext only. */
export interface ExportedStack {
  readonly deployment?: {
    readonly manifest?: { readonly time?: string };
    readonly resources?: readonly StateResource[];
    readonly pending_operations?: readonly {
      readonly type: string;
      readonly resource: Pick<StateResource, "urn">;
    }[];
  };
}

interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  /** What is only left to be deleted after a replacement. */
  readonly delete?: boolean;
  readonly protect?: boolean;
  readonly parent?: string;
  readonly provider?: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** A stack's record, ready for rules and pages. */
export interface RecordedState {
  readonly state: TenantState;
  readonly resources: readonly RawResource[];
}

/**
 * Reads an exported stack.
 *
 * @example recordedState(JSON.parse(await engine.read(["stack", "export", "--stack", "acme"])))
 */
export function recordedState({ deployment = {} }: ExportedStack): RecordedState {
  const live = (deployment.resources ?? []).filter((one) => one.delete !== true);
  return { state: stateOf(deployment, live), resources: rawResources(live) };
}

function stateOf(
  { manifest, pending_operations = [] }: NonNullable<ExportedStack["deployment"]>,
  resources: readonly StateResource[],
): TenantState {
  const updatedAt = manifest?.time ?? "";
  if (pending_operations.length > 0)
    return {
      kind: "pending",
      updatedAt,
      operations: pending_operations.map(({ type, resource: { urn } }) => `${type} ${nameOf(urn)}`),
    };
  const own = resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
  return own.length === 0 ? { kind: "not-deployed" } : { kind: "deployed", updatedAt, resources: own.length };
}

/** Type and name of a resource. @example nameOf("urn:pulumi:acme::webex-sso::a:b:T$okta:app/saml:Saml::webex") // "okta:app/saml:Saml webex" */
export function nameOf(urn: string): string {
  const [, , types = "", name = ""] = urn.split("::");
  return `${types.split("$").at(-1)} ${name}`;
}

/** As a policy pack sees a stack, with a secret in the place of what is not known. */
function rawResources(resources: readonly StateResource[]): RawResource[] {
  const byUrn = new Map<string, RawResource>();
  for (const { urn, type, inputs = {}, outputs = inputs, protect = false, provider, ...rest } of resources) {
    const { parent, propertyDependencies = {} } = rest;
    byUrn.set(urn, {
      type,
      urn,
      protect,
      props: veiled(outputs) as RawResource["props"],
      ...(provider === undefined ? {} : { provider }),
      get parent() {
        return parent === undefined ? undefined : byUrn.get(parent);
      },
      get dependencies() {
        const named = Object.entries(propertyDependencies);
        return Object.fromEntries(
          named.map(([property, urns]) => [property, urns.flatMap((one) => byUrn.get(one) ?? [])]),
        );
      },
    });
  }
  return [...byUrn.values()];
}
