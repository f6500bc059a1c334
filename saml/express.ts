import { readSource } from "./attribute-source.ts";
import type { Capabilities } from "./capabilities.ts";
import type { ConfiguredAcs, ConfiguredTrust } from "./configured-trust.ts";
import { type Finding, finding } from "./finding.ts";
import type { FindingCode } from "./finding-catalogue.ts";
import { by } from "./sort.ts";
import type { Attribute, Trust, TrustAcs, TrustLogout, TrustSignature, TrustSlo } from "./trust-model.ts";

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
    acs: trust.acs.map((acs) => expressAcs(acs, capabilities)),
    singleLogout: expressLogout(trust.singleLogout, capabilities, report),
    ...expressSignature(trust, capabilities, report),
    ...expressEncryption(trust, capabilities, report),
    ...expressClockSkew(trust, capabilities, report),
    ...(capabilities.honorForceAuthn ? { honorForceAuthn: trust.honorForceAuthn } : {}),
    ...(capabilities.hideLaunchTile ? { hideLaunchTile: trust.hideLaunchTile } : {}),
    ...(capabilities.groups ? { groups: expressGroups(trust.groups, capabilities, report) } : {}),
  };
  if (!capabilities.nameId.random)
    report(
      "capability-nameid-not-random",
      "sends the same NameID at every sign-in, although it is labelled transient.",
      "Nothing to do: Webex knows the user by the claim. The NameID may be seen by whoever reads the assertion.",
    );
  return { configured, findings };
}

type Report = (code: FindingCode, message: string, fix: string) => void;

function expressAcs({ url, binding, index, isDefault }: TrustAcs, { acs }: Capabilities): ConfiguredAcs {
  return {
    url,
    ...(acs.binding ? { binding } : {}),
    ...(acs.index ? { index } : {}),
    ...(acs.isDefault ? { isDefault } : {}),
  };
}

function expressSignature(
  { signature }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "signature"> {
  const parts = Object.keys(signature) as (keyof TrustSignature)[];
  const lost = parts.filter((part) => !capabilities.signature.includes(part));
  if (lost.length > 0)
    report(
      "capability-signature",
      `decides by itself how it signs: ${lost.join(", ")} cannot be set through this provider.`,
      "Compare with what the identity provider's console shows: Webex needs the assertion signed, with SHA-256.",
    );
  if (lost.length === parts.length) return {};
  return {
    signature: Object.fromEntries(
      parts.filter((part) => !lost.includes(part)).map((part) => [part, signature[part]]),
    ),
  };
}

function expressAttributes(trust: Trust, { attributes }: Capabilities, report: Report): Attribute[] {
  const kept: Attribute[] = [];
  for (const { name, source } of [trust.claim, ...trust.attributes].sort(by((attribute) => attribute.name))) {
    const { text = /^/ } = attributes;
    if (
      !text.test(name) ||
      (typeof source === "object" && "expression" in source && !text.test(source.expression))
    )
      report(
        "capability-text",
        `cannot write the attribute ${JSON.stringify({ name, source })}.`,
        writable(text),
      );
    else if (typeof source === "object" && "expression" in source)
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

function expressGroups(groups: Trust["groups"], { attributes }: Capabilities, report: Report): string[] {
  const { text = /^/ } = attributes;
  for (const group of groups.filter((one) => !text.test(one)))
    report("capability-text", `cannot write the group ${JSON.stringify(group)}.`, writable(text));
  return groups.filter((one) => text.test(one));
}

function writable(text: RegExp): string {
  return `Leave out the characters that its rules cannot hold; accepted is what matches ${text.source}.`;
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
  if (logout.certificates.length === 0) return "off";
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
    `verifies Webex's logout messages with one certificate; the metadata has ${certificates.length}. ${first.fingerprint} is used, and sign-out fails while Webex signs with another.`,
    `Choose by webex-sso:logoutCertificate: ${certificates.map(({ fingerprint }) => fingerprint).join(" or ")}.`,
  );
  return [first];
}

function expressEncryption(
  { encryption }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "encryption"> {
  const off: Pick<ConfiguredTrust, "encryption"> =
    capabilities.encryption.length === 0 ? {} : { encryption: "off" };
  if (encryption === "off") return off;
  if (capabilities.encryption.includes(encryption.algorithm)) return { encryption };
  report(
    "capability-encryption",
    capabilities.encryption.length === 0
      ? "cannot encrypt assertions through this provider."
      : `cannot encrypt assertions with ${encryption.algorithm}; it knows ${capabilities.encryption.join(", ")}.`,
    "Remove webex-sso:encryption: assertions are signed and travel over TLS.",
  );
  return off;
}

function expressClockSkew(
  { clockSkewMinutes }: Trust,
  capabilities: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "clockSkewMinutes"> {
  const { clockSkew, clockSkewDefault } = capabilities;
  const minutes = clockSkewMinutes ?? clockSkewDefault;
  if (minutes === undefined) return {};
  if (clockSkew) return { clockSkewMinutes: minutes };
  report(
    "capability-clock-skew",
    `has no setting for clock skew; webex-sso:clockSkewMinutes (${clockSkewMinutes}) has no effect.`,
    "Remove webex-sso:clockSkewMinutes.",
  );
  return {};
}
