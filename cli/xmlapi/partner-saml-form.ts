import { code, prose } from "../../formats/markdown-text.ts";
import type { ExpectedIdp } from "../../saml/diagnosis/expectation.ts";
import type { WebexSite } from "../../saml/webex-site.ts";

/** A site that the partner's identity provider may be used for. */
export interface FormSite {
  readonly site: WebexSite;
  readonly customer?: string;
  readonly organizationId?: string;
}

export interface FormContent {
  /** The tenant, where the partner has one. */
  readonly partner?: string;
  readonly sites: readonly FormSite[];
  readonly idp?: ExpectedIdp;
}

const blank = "________";

/**
 * The request by which Webex sets a partner's identity provider up for sites, as Markdown. What is not known is left to
 * be filled in: Cisco publishes no form for it.
 *
 * @example partnerSamlForm({ sites: [{ site }] })
 */
export function partnerSamlForm({ partner, sites, idp }: FormContent): string {
  const certificates = idp?.certificates ?? [];
  return `${[
    "# Change request: partner SAML configuration for Webex Meetings sites",
    "",
    "To Cisco Webex, by the partner's account team or help desk. A partner SAML configuration is separate from the SSO of each",
    "site and from the partner authentication of Control Hub; neither is changed by this request.",
    "",
    "## Partner",
    "",
    table(
      ["", ""],
      [
        ["Partner", partner === undefined ? blank : code(partner)],
        ["Contact, telephone, email", blank],
        ["Wanted by", blank],
        ["Used for", "AuthenticateUser of the WebEx XML API (samlResponse, protocol SAML2.0)"],
      ],
    ),
    "",
    "## Identity provider",
    "",
    table(
      ["", ""],
      [
        ["Issuer (entity ID)", idp === undefined ? blank : code(idp.entityId)],
        ...(certificates.length === 0
          ? [["Signing certificate, SHA-256", blank]]
          : certificates.map(({ fingerprint, notAfter }) => [
              "Signing certificate, SHA-256",
              `${code(fingerprint)}, until ${notAfter.slice(0, 10)}`,
            ])),
        ["SSO profile", "IdP-initiated: responses have no InResponseTo"],
        ["Signed", "the assertion, with RSA and SHA-256; not encrypted"],
        ["NameID format", blank],
        ["AuthnContextClassRef", blank],
        ["Attached", "the identity provider's metadata"],
      ],
    ),
    "",
    `## Allowed sites (${sites.length})`,
    "",
    table(
      ["site URL", "siteName", "customer", "organisation"],
      sites.map(({ site, customer = "", organizationId = "" }) => [
        site.url,
        site.name,
        prose(customer),
        organizationId,
      ]),
    ),
    "",
    "## After Webex has set it up",
    "",
    ...sites.map(
      ({ site }) =>
        `- [ ] ${site.host}: its administrator switches the partner's SAML on in Site Administration, and \`webex-sso xmlapi request --site ${site.name} …\` is tried with a sign-in`,
    ),
    "",
    "To know: Cisco announced the end of the meetings-related XML APIs for 31 March 2024; those for user management are not",
    "affected (https://developer.cisco.com/docs/webex-meetings/xml-api). Ask with this request how long yours stays.",
  ].join("\n")}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
