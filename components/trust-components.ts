import type { VendorKind } from "../vendors/index.ts";
import { AdfsTrust } from "./adfs.ts";
import { EntraTrust } from "./entra.ts";
import { OktaTrust } from "./okta.ts";
import { PingFederateTrust } from "./pingfederate.ts";
import { PingOneTrust } from "./pingone.ts";
import type { TrustArgs } from "./trust-component.ts";

export { AdfsTrust, type AdfsTrustArgs } from "./adfs.ts";
export { EntraTrust, type EntraTrustArgs } from "./entra.ts";
export { OktaTrust, type OktaTrustArgs } from "./okta.ts";
export { PingFederateTrust, type PingFederateTrustArgs } from "./pingfederate.ts";
export { PingOneTrust, type PingOneTrustArgs } from "./pingone.ts";

/** The component of each identity provider. A new one adds a row here, and its exports above. */
export const trustComponents = {
  adfs: AdfsTrust,
  entra: EntraTrust,
  okta: OktaTrust,
  pingfederate: PingFederateTrust,
  pingone: PingOneTrust,
};

type ArgsOf<Kind extends VendorKind> = ConstructorParameters<(typeof trustComponents)[Kind]>[1];

/** The identity provider and its own settings, told apart by `kind`. */
export type IdpArgs = {
  [Kind in VendorKind]: { readonly kind: Kind } & Omit<ArgsOf<Kind>, keyof TrustArgs>;
}[VendorKind];
