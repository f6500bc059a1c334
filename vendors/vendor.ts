import type { Capabilities } from "../saml/capabilities.ts";
import type { ConfiguredTrust, TrustField } from "../saml/configured-trust.ts";
import type { Finding } from "../saml/finding.ts";
import type { Trust } from "../saml/trust-model.ts";

/**
 * How each field of a ConfiguredTrust is read from a vendor's resources. A function a field, so that a value that is
 * not known yet (at preview) spoils its own field only.
 */
export type View<Resources> = {
  readonly [Field in TrustField]?: (resources: Resources) => ConfiguredTrust[Field];
};

/** A trust before it is deployed. */
export interface Planned<Settings> {
  /** How findings call it. */
  readonly subject: string;
  readonly trust: Pick<Trust, "entityId" | "singleLogout">;
  readonly settings: Partial<Settings>;
  /** The identifier of the trust to adopt. */
  readonly existing?: string;
}

/**
 * One identity provider: what it can express, and the pure pair. Every `pulumi up` loads it; what only commands of
 * `webex-sso` need is its `Administration`.
 */
export interface Vendor<Settings, Resources> {
  readonly capabilities: Capabilities;
  /** Configuration keys of the provider that must be Pulumi secrets. */
  readonly credentials: readonly string[];
  /**
   * Tells one installation of it from another, as far as the tenant's file says; undefined where the environment has that.
   *
   * @param values every key of the stack's configuration.
   */
  readonly installation: (
    settings: Settings,
    values: Readonly<Record<string, unknown>>,
  ) => string | undefined;
  /** What is wrong with a plan that the capabilities do not tell. An error refuses it before anything is touched. */
  readonly planFindings?: (planned: Planned<Settings>) => Iterable<Finding>;
  /** The resources that give this trust. */
  readonly desired: (trust: ConfiguredTrust, settings: Settings) => Resources;
  readonly view: View<Resources>;
}

/** Every field that the resources show. The inverse of `desired`. */
export function readView<Resources>(view: View<Resources>, resources: Resources): ConfiguredTrust {
  const fields = Object.entries(view).map(([field, read]) => [field, read(resources)]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
