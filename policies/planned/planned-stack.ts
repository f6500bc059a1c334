import type { Trust } from "../../saml/trust-model.ts";
import type { VendorKind } from "../../vendors/index.ts";
import type { RawResource } from "../trusts/raw-resource.ts";
import { type LaidOut, layouts } from "./layouts.ts";

/** What a trust's stack will be called, and what is said of it. */
export interface PlannedStack {
  readonly kind: VendorKind;
  /** The Pulumi stack and project, which are in every URN. */
  readonly stack: string;
  readonly project: string;
  /** What `desired` gave. */
  readonly resources: unknown;
  readonly trust: Trust;
  readonly protect: boolean;
}

/** The components around a trust, as they stand in its URN. */
const component = "webex-sso:index:WebexSso";
const trustComponents: Readonly<Record<VendorKind, string>> = {
  adfs: "webex-sso:adfs:AdfsTrust",
  entra: "webex-sso:entra:EntraTrust",
  okta: "webex-sso:okta:OktaTrust",
  pingfederate: "webex-sso:pingfederate:PingFederateTrust",
  pingone: "webex-sso:pingone:PingOneTrust",
};

/** A stack as the engine would show it at a tenant's first preview, without the engine. */
export function plannedStack(planned: PlannedStack): RawResource[] {
  const { kind, stack, project, resources, trust, protect } = planned;
  const home = `urn:pulumi:${stack}::${project}`;
  const parent: RawResource = {
    type: component,
    urn: `${home}::${component}::webex`,
    props: { trust },
    protect,
    dependencies: {},
  };
  const lay = layouts[kind] as unknown as (resources: unknown) => LaidOut[];
  const laid = lay(resources);
  const byName = new Map<string, RawResource>();
  const raw = laid.map((one) => {
    const made: RawResource = {
      type: one.type,
      urn: `${home}::${component}$${trustComponents[kind]}$${one.type}::${one.name}`,
      props: withAwaited(one),
      protect,
      parent,
      get dependencies() {
        const named = Object.entries(one.dependencies ?? {});
        return Object.fromEntries(
          named.map(([property, names]) => [property, names.flatMap((name) => byName.get(name) ?? [])]),
        );
      },
    };
    byName.set(one.name, made);
    return made;
  });
  return raw;
}

/** The property that an error says is not known before the trust is made; undefined for every other error. */
export function awaitedProperty(error: unknown): string | undefined {
  return error instanceof Awaited ? error.property : undefined;
}

class Awaited extends Error {
  readonly property: string;
  constructor(property: string) {
    super(`${property} is known once the trust is made`);
    this.property = property;
  }
}

/** Reading what only the provider will know throws, as the engine's own unknown values do. */
function withAwaited({ inputs, awaits = [] }: LaidOut): Record<string, unknown> {
  const props = { ...inputs };
  for (const property of awaits.filter((one) => !(one in inputs)))
    Object.defineProperty(props, property, {
      enumerable: false,
      get: () => {
        throw new Awaited(property);
      },
    });
  return props;
}
