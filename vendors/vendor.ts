import type { Capabilities } from "../saml/capabilities.ts";
import type { ConfiguredTrust, TrustField } from "../saml/configured-trust.ts";
import type { Finding } from "../saml/finding.ts";
import type { Trust } from "../saml/trust-model.ts";
import type { Adoption } from "./adoption.ts";
import type { ApiAccess, ProviderSetting } from "./api.ts";
import type { DiagnosisWords } from "./diagnosis-words.ts";
import type { Handover } from "./handover.ts";
import type { Onboarding } from "./onboarding.ts";
import type { Recovery } from "./recovery.ts";
import type { RightsProbe } from "./rights.ts";
import type { SigningRotation } from "./rotation.ts";

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

/** One identity provider: what it can express, and the pure pair. */
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
  /** Its own words, for why a sign-in fails. */
  readonly diagnosis: DiagnosisWords;
  /** What whoever makes a tenant has to say. */
  readonly onboarding: Onboarding;
  /** Its own words, for handing its metadata over to Webex. */
  readonly handover: Handover;
  /** How a trust that exists already is found and taken over. */
  readonly adoption: Adoption<Settings>;
  /** Its administrative API; absent where there is none. */
  readonly api?: (setting: ProviderSetting) => ApiAccess;
  /** What is asked of that API to learn what the account may do. */
  readonly rights?: readonly RightsProbe[];
  /** By type of resource: what to do when its creation was cut off. */
  readonly recovery: Readonly<Record<string, Recovery>>;
  /** How it comes to sign with another key. */
  readonly rotation: SigningRotation<Settings>;
}

/** Every field that the resources show. The inverse of `desired`. */
export function readView<Resources>(view: View<Resources>, resources: Resources): ConfiguredTrust {
  const fields = Object.entries(view).map(([field, read]) => [field, read(resources)]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
