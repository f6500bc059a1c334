import { claimProperties, claimTypes } from "../claim-types.ts";

/** Where the value of the NameID comes from. */
export type NameIdStyle = "opaque" | "account-name";

export interface NameIdQualifiers {
  readonly format: string;
  /** The entity ID of ADFS. */
  readonly nameQualifier: string;
  /** The entity ID of the service provider; letter case and slashes count. */
  readonly spNameQualifier: string;
}

/**
 * The rules that issue the NameID.
 *
 * `opaque`: a value out of ADFS's own store, made from account and authentication instant: it lasts as long as the
 * sign-in, so that single logout finds its session, and differs at the next one (Microsoft, "Name Identifiers in SAML
 * assertions"). `account-name`: the rule of Cisco's guides, which labels DOMAIN\user as transient.
 */
export function nameIdRules(style: NameIdStyle, qualifiers: NameIdQualifiers): string[] {
  return style === "opaque"
    ? [opaqueIdRule(), issueRule(claimTypes.opaqueId, qualifiers)]
    : [issueRule(claimTypes.windowsAccountName, qualifiers)];
}

function opaqueIdRule(): string {
  return [
    '@RuleName = "Webex: opaque identifier"',
    `c1:[Type == "${claimTypes.windowsAccountName}"] && c2:[Type == "${claimTypes.authenticationInstant}"]`,
    ` => add(store = "_OpaqueIdStore", types = ("${claimTypes.opaqueId}"), query = "{0};{1};{2};{3};{4}", param = "useEntropy", param = c1.Value, param = c1.OriginalIssuer, param = "", param = c2.Value);`,
  ].join("\n");
}

function issueRule(from: string, { format, nameQualifier, spNameQualifier }: NameIdQualifiers): string {
  return [
    '@RuleName = "Webex: NameID"',
    `c:[Type == "${from}"]`,
    ` => issue(Type = "${claimTypes.nameId}", Issuer = c.Issuer, OriginalIssuer = c.OriginalIssuer, Value = c.Value, ValueType = c.ValueType, Properties["${claimProperties.format}"] = "${format}", Properties["${claimProperties.nameQualifier}"] = "${nameQualifier}", Properties["${claimProperties.spNameQualifier}"] = "${spNameQualifier}");`,
  ].join("\n");
}
