import type { IdentityProviderMetadata } from "../../../saml/metadata/identity-provider-metadata.ts";
import { blank, code, pairs } from "../markdown.ts";

/** What a partner's service request says. What is absent is left open in the form. */
export interface TacRequest {
  readonly tenant: string;
  readonly partner?: string;
  readonly organizationId?: string;
  readonly contact?: string;
  readonly idp?: IdentityProviderMetadata;
  /** How the attached file is called. */
  readonly attachment?: string;
  readonly passEmailInRequest: boolean;
}

/**
 * The service request by which a partner has Cisco TAC establish partner SSO, as Markdown.
 *
 * @see https://help.webex.com/article/d33her TAC establishes the trust and supplies the metadata file.
 */
export function tacRequest(request: TacRequest): string {
  const { tenant, partner, organizationId, contact, attachment } = request;
  const filled = (value: string | undefined) => (value === undefined ? blank : code(value));
  return [
    "# Service request: partner SSO for Webex",
    "",
    "To be opened with Cisco TAC by an administrator of the partner organisation.",
    "",
    pairs([
      ["Partner organisation", filled(partner)],
      ["Its organisation ID, as Partner Hub shows it", filled(organizationId)],
      ["Technical contact", filled(contact)],
      ["Attached: metadata of the identity provider", filled(attachment)],
    ]),
    "",
    "## What we ask for",
    "",
    "1. Establish the SAML trust between Webex Common Identity and our identity provider, for customer organisations that",
    "   are onboarded with the authentication mode _Partner Authentication_.",
    "2. Send us the metadata file of Common Identity (the service provider's half) for that trust. It must have the",
    "   assertion consumer service of every region that our customers are in.",
    `3. ${emailWish(request)}`,
    "",
    "## Our identity provider",
    "",
    idpSection(request.idp),
    "",
    "## What it will send",
    "",
    pairs([
      [
        "Attribute that identifies the user",
        "`mail`: an email address that Webex knows the user by, exact case of the name",
      ],
      ["NameID format", "`urn:oasis:names:tc:SAML:2.0:nameid-format:transient`"],
      ["Signatures", "assertion and response, RSA with SHA-256"],
      ["Sign-in", "started by Webex only; requests and responses by POST, or requests by Redirect"],
    ]),
    "",
    "## For ourselves: when the answer is here",
    "",
    `1. Webex's file: \`webex-sso onboard ${tenant} --mode partner --metadata <file>\`, or where the tenant exists`,
    `   \`webex-sso onboard partner ${tenant} --metadata <file>\`; then preview and deploy.`,
    "2. In Partner Hub make an onboarding template with the authentication mode _Partner Authentication_ and the entity ID",
    "   of our identity provider. It works for organisations that are made with it, and for no existing one.",
    `3. Customers: \`webex-sso onboard customers ${tenant} --from customers.csv\`.`,
    "",
  ].join("\n");
}

function emailWish({ passEmailInRequest }: TacRequest): string {
  return passEmailInRequest
    ? "Switch on the feature `passEmailInRequest` for it: our identity provider needs the user's address in the request."
    : "The feature `passEmailInRequest` is not needed.";
}

function idpSection(idp: IdentityProviderMetadata | undefined): string {
  if (idp === undefined)
    return pairs([
      ["Entity ID", blank],
      ["Single sign-on", blank],
      ["Signing certificate", blank],
    ]);
  return pairs([
    ["Entity ID", code(idp.entityId)],
    ...idp.singleSignOnServices.map(({ binding, url }) => [`Single sign-on, ${binding}`, code(url)] as const),
    ...idp.singleLogoutServices.map(({ binding, url }) => [`Single logout, ${binding}`, code(url)] as const),
    ...idp.signingCertificates.map(
      ({ notAfter, fingerprint }) =>
        [`Signing certificate, until ${notAfter.slice(0, 10)}`, code(`SHA-256 ${fingerprint}`)] as const,
    ),
  ]);
}
