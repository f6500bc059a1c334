import type { Capabilities } from "./capabilities.ts";
import type { ConfiguredTrust } from "./configured-trust.ts";
import { expressAcs } from "./express/acs.ts";
import { expressAttributes } from "./express/attributes.ts";
import { expressClockSkew } from "./express/clock-skew.ts";
import { expressEncryption } from "./express/encryption.ts";
import { expressForceAuthn } from "./express/force-authn.ts";
import { expressGroups } from "./express/groups.ts";
import { expressLaunchTile } from "./express/launch-tile.ts";
import { expressNameId } from "./express/name-id.ts";
import type { Report } from "./express/report.ts";
import { expressSignature } from "./express/signature.ts";
import { expressLogout } from "./express/single-logout.ts";
import { type Finding, finding } from "./finding.ts";
import type { Trust } from "./trust-model.ts";

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
    ...expressNameId(trust, capabilities, report),
    attributes: expressAttributes(trust, capabilities, report),
    acs: expressAcs(trust, capabilities, report),
    singleLogout: expressLogout(trust, capabilities, report),
    ...expressSignature(trust, capabilities, report),
    ...expressEncryption(trust, capabilities, report),
    ...expressClockSkew(trust, capabilities, report),
    ...expressForceAuthn(trust, capabilities, report),
    ...expressLaunchTile(trust, capabilities, report),
    ...expressGroups(trust, capabilities, report),
  };
  return { configured, findings };
}
