import type { Certificate } from "../../saml/certificate.ts";
import type { Rotation, RotationStage } from "../../stacks/rotation-config.ts";
import { administrations } from "../../vendors/administrations.ts";
import type { VendorKind } from "../../vendors/index.ts";
import type { SigningRotation } from "../../vendors/rotation.ts";

/** The keys of a tenant's configuration without their prefix, as its file has them. */
export type TenantValues = Readonly<Record<string, unknown>>;

/** Keys with what they are to be; `undefined` takes one away. */
export type Changes = Readonly<Record<string, unknown>>;

/** A tenant whose certificates are, or may be, rotated. */
export interface Rotating {
  readonly tenant: string;
  readonly values: TenantValues;
  readonly rotation?: Rotation;
  /** Those of Webex that the tenant's metadata files name now. */
  readonly webex: {
    readonly signing: readonly Certificate[];
    readonly encryption: readonly Certificate[];
  };
}

/** What is known outside of the tenant's files. */
export interface RotationFacts {
  readonly now: Date;
  /** What the last update has recorded, as far as it could be read. */
  readonly record: Deployment;
  /** The certificates that the identity provider's metadata name, in their order. */
  readonly published: readonly Certificate[];
  /** Those that it holds besides, or that somebody has given. */
  readonly waiting: readonly Certificate[];
}

/** The record of a tenant's stack. */
export type Deployment =
  | { readonly state: "deployed"; readonly rotation?: DeployedRotation }
  | { readonly state: "not-deployed" }
  | { readonly state: "unreadable"; readonly reason: string };

/** As the program of a tenant's stack gives it back: see stacks/deploy.ts. */
export interface DeployedRotation {
  readonly side: string;
  readonly stage: string;
  readonly old: string;
  readonly key?: string | undefined;
}

/** Where a tenant stands: no rotation, a stage of one, or its end. */
export type Position = "before" | RotationStage | "retired";

/** The kind of a tenant's identity provider. */
export function kindOf({ idp }: TenantValues): VendorKind {
  return (idp as { readonly kind: VendorKind }).kind;
}

/** How a tenant's identity provider rotates; its settings are those of that kind. */
export function signingRotation(values: TenantValues): SigningRotation<Record<string, unknown>> {
  return administrations[kindOf(values)].rotation as unknown as SigningRotation<Record<string, unknown>>;
}
