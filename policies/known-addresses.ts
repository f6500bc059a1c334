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
    identifiers: [value("entityId"), value("audience")].filter(isText),
    acs: (value<readonly ConfiguredAcs[]>("acs") ?? [])
      .map(({ url }) => url)
      .filter(isText)
      .filter(isSaml),
    logout: endpoints.map(({ url }) => url).filter(isText),
  };
}

/** What somebody wrote can be anything: null, a number. */
function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Where Webex takes OpenID Connect the address says so (for example …/idb/Consumer/oidc/sp). */
function isSaml(url: string): boolean {
  return !url.includes("/oidc/");
}
