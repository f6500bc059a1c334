import { type Finding, finding } from "../saml/finding.ts";
import { vendors } from "../vendors/index.ts";
import type { TenantSource } from "./tenant.ts";
import type { TenantConfig } from "./tenant-config.ts";

/** Credentials that anybody can read, and secrets where none belong. */
export function* secretFindings({ values, isSecret, file, name }: TenantSource): Generator<Finding> {
  const credentials = Object.values(vendors).flatMap((vendor) => vendor.credentials);
  for (const key of credentials.filter((credential) => credential in values && !isSecret(credential)))
    yield finding("tenant-credential-plain", {
      subject: file,
      message: `${key} stands in plain text.`,
      fix: `Run: pulumi config set --secret ${key} -s ${name}. Then have the identity provider issue a new one: this one has been readable.`,
    });
  for (const key of Object.keys(values).filter((own) => own.startsWith("webex-sso:") && isSecret(own)))
    yield finding("tenant-secret-misplaced", {
      subject: file,
      message: `${key} is a Pulumi secret; the keys of webex-sso hold none.`,
      fix: `Set it again without --secret. Credentials belong in the identity provider's own keys, for example ${credentials[0]}.`,
    });
}

/** A partner and its customers must agree. */
export function* partnerFindings(
  { mode, customers, idp }: TenantConfig,
  subject: string,
): Generator<Finding> {
  if (mode === "organization" && customers.length > 0)
    yield finding("tenant-customers-without-partner", {
      subject,
      message: `webex-sso:customers has ${customers.length} of them, but webex-sso:mode is organization.`,
      fix: "Set webex-sso:mode to partner, or remove webex-sso:customers.",
    });
  if (vendors[idp.kind].capabilities.groups)
    for (const { name } of customers.filter(({ groups }) => groups.length === 0))
      yield finding("tenant-customer-nobody", {
        subject,
        message: `webex-sso:customers has no group for ${JSON.stringify(name)}, so that nobody of it may sign in through a group.`,
        fix: "Name its groups; or leave it so while the customer is being prepared.",
      });
  const ids = customers.map(({ organizationId }) => organizationId.toLowerCase());
  for (const id of new Set(ids.filter((one, place) => ids.indexOf(one) !== place)))
    yield finding("tenant-customer-twice", {
      subject,
      message: `webex-sso:customers names the organisation ${id} more than once.`,
      fix: "Join its entries into one.",
    });
}

/** Routing rules are for one organisation with several identity providers. */
export function* routingFindings(
  { mode, tenantGroup, routing }: TenantConfig,
  subject: string,
): Generator<Finding> {
  if (routing === undefined) return;
  if (mode === "partner")
    yield finding("tenant-routing-partner", {
      subject,
      message:
        "webex-sso:routing is set, but webex-sso:mode is partner: routing rules are an organisation's own.",
      fix: "Remove webex-sso:routing. Which customers sign in here, their onboarding template in Partner Hub says.",
    });
  else if (tenantGroup === undefined)
    yield finding("tenant-routing-without-group", {
      subject,
      message:
        "webex-sso:routing is set without webex-sso:tenantGroup, so that nothing says with whom it shares the users.",
      fix: "Set webex-sso:tenantGroup to one text in every tenant of the organisation, or remove webex-sso:routing.",
    });
}
