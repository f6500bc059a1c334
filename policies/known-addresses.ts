import type { ConfiguredAcs, ConfiguredTrust } from "../saml/configured-trust.ts";
import type { JudgedField } from "./field.ts";
import type { Readings } from "./reading.ts";

/** The addresses of a trust, as far as they are known. */
export interface KnownAddresses {
  /** Entity ID and audience. */
  readonly identifiers: readonly string[];
  /** ACS URLs of SAML. */
  readonly acs: readonly string[];
  readonly logout: readonly string[];
}

/** By these a trust of Webex is known, and its tenant. */
export function knownAddresses(readings: Readings): KnownAddresses {
  const value = <Value>(field: JudgedField): Value | undefined => {
    const reading = readings(field);
    return reading.state === "known" ? (reading.value as Value | undefined) : undefined;
  };
  const singleLogout = value<ConfiguredTrust["singleLogout"]>("singleLogout");
  const endpoints =
    singleLogout === undefined || singleLogout === "off" ? [] : (singleLogout.endpoints ?? []);
  return {
    identifiers: [value<string>("entityId"), value<string>("audience")].filter((one) => one !== undefined),
    acs: (value<readonly ConfiguredAcs[]>("acs") ?? []).map(({ url }) => url).filter(isSaml),
    logout: endpoints.map(({ url }) => url),
  };
}

/** Where Webex takes OpenID Connect the address says so (for example …/idb/Consumer/oidc/sp). */
function isSaml(url: string): boolean {
  return !url.includes("/oidc/");
}
