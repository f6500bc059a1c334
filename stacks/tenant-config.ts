import { z } from "zod";
import { groupMatches, userValues } from "../saml/attribute-source.ts";
import { encryptionAlgorithms } from "../saml/trust-model.ts";
import { idpConfig } from "../vendors/index.ts";
import { fingerprint, rotationConfig } from "./rotation-config.ts";
import { canonicalDomain } from "./routing/domain.ts";

const attributeSource = z.union([
  z.enum(userValues),
  z.strictObject({
    expression: z.string().min(1).describe("An expression in the identity provider's own language."),
  }),
  z.strictObject({
    groups: z.strictObject({ match: z.enum(groupMatches), value: z.string().min(1) }),
  }),
]);

const attributeName = z.string().regex(/^\S+$/, "a name without blanks");

const groups = z
  .array(z.string().regex(/^\S(.*\S)?$/, "an identifier without blanks around it"))
  .describe("Identifiers, as the identity provider gives them, of the groups that may sign in.");

/** A customer behind a partner's identity provider. */
export const customer = z.strictObject({
  name: z.string().min(1),
  organizationId: z.uuid("a UUID, as Control Hub shows it").describe("The customer's Webex organisation ID."),
  domains: z
    .array(z.hostname("a domain, such as example.com"))
    .min(1)
    .describe("Email domains of the customer's users."),
  groups,
});

const emailDomain = z
  .string()
  .refine((text) => canonicalDomain(text) !== undefined, "an email domain, such as example.com");

/** Whose sign-ins go to this tenant's identity provider, where the organisation has several. It configures nothing. */
const routing = z.strictObject({
  domains: z
    .array(emailDomain)
    .default([])
    .describe("Email domains whose users sign in here. A subdomain is a domain of its own."),
  groups: z
    .array(z.string().regex(/^\S(.*\S)?$/, "a name without blanks around it"))
    .default([])
    .describe("Names of the Webex groups, as Control Hub shows them, whose users sign in here."),
  default: z.boolean().default(false).describe("true: whoever no rule names signs in here."),
  order: z
    .int()
    .min(1)
    .optional()
    .describe("Place among the rules for groups, for users who are in several: 1 comes first."),
  organizationDomains: z
    .array(emailDomain)
    .default([])
    .describe("Every domain of the organisation, on one tenant of the group: check says which has no rule."),
});

/**
 * The configuration of a tenant: the keys of `stacks/tenants/Pulumi.<tenant>.yaml` that begin with `webex-sso:`.
 * It holds no secret; credentials stay in the identity provider's own keys.
 */
export const tenantConfig = z.strictObject({
  mode: z
    .enum(["organization", "partner"])
    .describe("organization: claim uid. partner: claim mail, for partner SSO."),
  metadata: z.string().min(1).describe("The Webex SP metadata file, beside the stack file."),
  metadataSignature: z
    .enum(["verified", "legacy", "unsigned"])
    .default("verified")
    .describe(
      "legacy also accepts SHA-1 (organisations from before November 2017), unsigned a file without signature.",
    ),
  metadataCertificate: fingerprint
    .optional()
    .describe("SHA-256 fingerprint of the certificate that must have signed the metadata."),
  previousMetadata: z
    .strictObject({
      file: z
        .string()
        .min(1)
        .describe("The Webex SP metadata file before a rollover, beside the stack file."),
      certificate: fingerprint.optional().describe("As webex-sso:metadataCertificate, for this file."),
    })
    .optional()
    .describe("Its certificates count as well as those of webex-sso:metadata, until a rollover is over."),
  tenantGroup: z
    .string()
    .min(1)
    .optional()
    .describe("Joins the tenants of one organisation that has several identity providers."),
  routing: routing
    .optional()
    .describe(
      "Which users of the organisation sign in here, within a tenantGroup: Control Hub's routing rules.",
    ),
  claimSource: attributeSource
    .default("email")
    .describe("Where uid or mail comes from. It must be an address that Webex knows."),
  attributes: z
    .array(z.strictObject({ name: attributeName, source: attributeSource }))
    .default([])
    .describe("Further attributes, for just-in-time provisioning and custom mappings."),
  singleLogout: z.boolean().default(true),
  logoutCertificate: fingerprint
    .optional()
    .describe("The Webex certificate to prefer where only one can verify logout messages."),
  encryption: z
    .enum(encryptionAlgorithms)
    .optional()
    .describe("Encrypts assertions. Webex cannot do AES-GCM."),
  encryptionCertificate: fingerprint
    .optional()
    .describe("The Webex certificate for which assertions are encrypted. Default: the newest."),
  clockSkewMinutes: z
    .int()
    .min(0)
    .max(60)
    .optional()
    .describe("Minutes by which NotBefore lies in the past."),
  honorForceAuthn: z.boolean().default(true),
  hideLaunchTile: z.boolean().default(true),
  groups: groups.default([]),
  customers: z.array(customer).default([]).describe("A partner's customers and who of them may sign in."),
  idp: idpConfig,
  protect: z
    .boolean()
    .default(true)
    .describe("Pulumi's protect: the trust cannot be deleted before this is false."),
  import: z
    .string()
    .min(1)
    .optional()
    .describe("Identifier of an existing trust at the identity provider, to adopt it."),
  rotation: rotationConfig.optional(),
});

/** A tenant's configuration with the defaults filled in. */
export type TenantConfig = z.output<typeof tenantConfig>;
