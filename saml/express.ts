import { readSource } from "./attribute-source.ts";
import type { Capabilities } from "./capabilities.ts";
import type { Certificate } from "./certificate.ts";
import type { ConfiguredAcs, ConfiguredTrust } from "./configured-trust.ts";
import { type Finding, finding } from "./finding.ts";
import type { FindingCode } from "./finding-catalogue.ts";
import { by } from "./sort.ts";
import type { Attribute, Trust, TrustAcs, TrustLogout, TrustSlo } from "./trust-model.ts";

/**
 * A Trust less what an identity provider cannot express, with a finding for everything that was asked for and is
 * left out. The one place where something may be dropped, so that nothing is dropped in silence.
 *
 * @example express(trust, okta.capabilities, "acme").configured.singleLogout
 */
export function express(
  trust: Trust,
  capabilities: Capabilities,
  subject: string,
): { readonly configured: ConfiguredTrust; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const report: Report = (code, message, fix) => {
    findings.push(finding(code, { subject, message: `${capabilities.title} ${message}`, fix }));
  };

  const configured: ConfiguredTrust = {
    ...(capabilities.entityId ? { entityId: trust.entityId } : {}),
    audience: trust.audience,
    ...(capabilities.nameId.format ? { nameIdFormat: trust.nameIdFormat } : {}),
    attributes: expressAttributes(trust, capabilities, report),
    acs: expressAcs(trust, capabilities, report),
    singleLogout: expressLogout(trust.singleLogout, capabilities, report),
    signature: trust.signature,
    ...expressEncryption(trust, capabilities, report),
    ...expressClockSkew(trust, capabilities, report),
    ...expressForceAuthn(trust, capabilities, report),
    ...(capabilities.hideLaunchTile ? { hideLaunchTile: trust.hideLaunchTile } : {}),
    ...expressGroups(trust, capabilities, report),
  };
  const { most = Number.POSITIVE_INFINITY } = capabilities.acs;
  if (trust.acs.length > most)
    report(
      "capability-acs-count",
      `takes at most ${most} ACS URLs; the metadata has ${trust.acs.length}.`,
      "Ask Cisco TAC for metadata with the ACS URLs that are in use.",
    );
  if (!capabilities.nameId.random)
    report(
      "capability-nameid-not-random",
      "sends the same NameID at every sign-in, although it is labelled transient.",
      "Nothing to do: Webex knows the user by the claim. The NameID may be seen by whoever reads the assertion.",
    );
  return { configured, findings };
}

type Report = (code: FindingCode, message: string, fix: string) => void;

function expressAcs({ acs }: Trust, capabilities: Capabilities, report: Report): ConfiguredAcs[] {
  if (capabilities.acs.index) return acs.map((one) => endpoint(one, capabilities));
  if (acs.length > 1)
    report(
      "capability-acs-index",
      `knows ACS endpoints by their URL only; the indexes ${acs.map(({ index }) => index).join(", ")} of the metadata are left out.`,
      "Nothing to do while Webex asks by URL. Should it ask by index, responses go to the default ACS.",
    );
  // One URL is one endpoint, and whoever takes the first for the default gets it first.
  const defaultFirst = [...acs].sort(by(({ isDefault }) => (isDefault ? 0 : 1)));
  const urls = defaultFirst.map(({ url }) => url);
  return defaultFirst
    .filter(({ url }, place) => urls.indexOf(url) === place)
    .map((one) => endpoint(one, capabilities));
}

function endpoint({ url, binding, index, isDefault }: TrustAcs, { acs }: Capabilities): ConfiguredAcs {
  return {
    url,
    ...(acs.binding ? { binding } : {}),
    ...(acs.index ? { index } : {}),
    ...(acs.isDefault ? { isDefault } : {}),
  };
}

function expressAttributes(trust: Trust, { attributes }: Capabilities, report: Report): Attribute[] {
  const kept: Attribute[] = [];
  for (const { name, source } of [trust.claim, ...trust.attributes].sort(by((attribute) => attribute.name))) {
    if (typeof source === "object" && "expression" in source)
      kept.push({ name, source: readSource(attributes.sources, source.expression) });
    else if (typeof source === "object" ? attributes.groups : source in attributes.sources)
      kept.push({ name, source });
    else
      report(
        "capability-attribute-source",
        `cannot fill the attribute ${name} from ${typeof source === "object" ? "groups" : source}.`,
        `Give the source of ${name} as an expression in the identity provider's own language: {expression: "…"}.`,
      );
  }
  return kept;
}

function expressLogout(
  logout: Trust["singleLogout"],
  { singleLogout }: Capabilities,
  report: Report,
): Partial<TrustLogout> | "off" {
  if (logout === "off") return "off";
  const spoken = logout.endpoints
    .filter(({ binding }) => singleLogout.bindings.includes(binding))
    .sort(by(({ binding }) => singleLogout.bindings.indexOf(binding)));
  if (spoken.length === 0) {
    report(
      "capability-logout-binding",
      `does single logout by ${singleLogout.bindings.join(" or ")} only; the metadata offers ${logout.endpoints.map(({ binding }) => binding).join(", ")}. Single logout is left out.`,
      "Set webex-sso:singleLogout to false to say that this is intended, or get metadata with such an endpoint.",
    );
    return "off";
  }
  const endpoints = (singleLogout.endpoints === "one" ? spoken.slice(0, 1) : spoken).map((endpoint) =>
    singleLogout.sends === "responses" ? responseEndpoint(endpoint) : endpoint,
  );
  if (singleLogout.certificates === "none") return { endpoints };
  return { endpoints, certificates: expressCertificates(logout, singleLogout.certificates, report) };
}

/** Who only answers needs the address for answers: ResponseLocation (saml-metadata-2.0-os §2.2.2). */
function responseEndpoint({ binding, url, responseUrl }: TrustSlo): TrustSlo {
  return { binding, url: responseUrl ?? url };
}

function expressCertificates(
  { certificates }: TrustLogout,
  count: "one" | "many",
  report: Report,
): TrustLogout["certificates"] {
  const [first] = certificates;
  if (count === "many" || certificates.length === 1 || first === undefined) return certificates;
  report(
    "capability-logout-certificate",
    `verifies Webex's logout messages with one certificate; the metadata has ${certificates.length}. ${withEnd(first)} is used, and sign-out fails while Webex signs with another.`,
    `Choose by webex-sso:logoutCertificate: ${certificates.map(withEnd).join(" or ")}.`,
  );
  return [first];
}

function withEnd({ fingerprint, notAfter }: Certificate): string {
  return `${fingerprint} (valid until ${notAfter.slice(0, 10)})`;
}

function expressEncryption(
  { encryption }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "encryption"> {
  if (encryption === "off") return capabilities.encryption.length === 0 ? {} : { encryption };
  if (capabilities.encryption.includes(encryption.algorithm)) return { encryption };
  report(
    "capability-encryption",
    capabilities.encryption.length === 0
      ? "cannot encrypt assertions through this provider."
      : `cannot encrypt assertions with ${encryption.algorithm}; it knows ${capabilities.encryption.join(", ")}.`,
    "Remove webex-sso:encryption: assertions are signed and travel over TLS.",
  );
  return {};
}

function expressClockSkew(
  { clockSkewMinutes }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "clockSkewMinutes"> {
  const { clockSkewDefault } = capabilities;
  if (clockSkewMinutes === undefined)
    return clockSkewDefault === undefined ? {} : { clockSkewMinutes: clockSkewDefault };
  if (capabilities.clockSkew) return { clockSkewMinutes };
  report(
    "capability-clock-skew",
    `has no setting for clock skew; webex-sso:clockSkewMinutes (${clockSkewMinutes}) has no effect.`,
    "Remove webex-sso:clockSkewMinutes.",
  );
  return {};
}

function expressGroups(
  { groups }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "groups"> {
  if (capabilities.groups) return { groups };
  if (groups.length > 0)
    report(
      "capability-groups",
      `cannot say in the trust who may sign in: ${groups.join(", ")} have no effect, and everybody whom it authenticates is let through.`,
      "Restrict the users where the identity provider authenticates them, then remove webex-sso:groups.",
    );
  return {};
}

function expressForceAuthn(
  { honorForceAuthn }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "honorForceAuthn"> {
  if (capabilities.honorForceAuthn) return { honorForceAuthn };
  if (!honorForceAuthn)
    report(
      "capability-force-authn",
      "has no setting for ForceAuthn; webex-sso:honorForceAuthn (false) has no effect.",
      "Remove webex-sso:honorForceAuthn.",
    );
  return {};
}
