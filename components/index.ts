/** The public library of webex-sso. Everything else is internal. */
export type { Finding } from "../saml/finding.ts";
export type { Trust } from "../saml/trust-model.ts";
export { AdfsTrust, type AdfsTrustArgs } from "./adfs.ts";
export { adopting } from "./adopting.ts";
export { EntraTrust, type EntraTrustArgs } from "./entra.ts";
export { OktaTrust, type OktaTrustArgs } from "./okta.ts";
export { PingFederateTrust, type PingFederateTrustArgs } from "./pingfederate.ts";
export { PingOneTrust, type PingOneTrustArgs } from "./pingone.ts";
export type { IdpArgs } from "./trust-components.ts";
export { WebexSso, type WebexSsoArgs } from "./webex-sso.ts";
