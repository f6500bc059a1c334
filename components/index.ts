/** The public library of webex-sso. Everything else is internal. */
export type { Finding } from "../saml/finding.ts";
export type { Trust } from "../saml/trust-model.ts";
export { adopting } from "./adopting.ts";
export * from "./trust-components.ts";
export { WebexSso, type WebexSsoArgs } from "./webex-sso.ts";
