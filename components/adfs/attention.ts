import { type Certificate, daysLeft } from "../../saml/certificate.ts";
import { type Finding, finding } from "../../saml/finding.ts";
import { readIdentityProvider } from "../../saml/metadata/read-identity-provider.ts";

/** What the deployed trust shows of the federation service. */
export interface Deployed {
  /** How findings call the trust. */
  readonly subject: string;
  /** The entity ID of ADFS as the tenant has it, and as the server has it. */
  readonly identifier: { readonly configured: string; readonly actual: string };
  /** The token-signing certificates, the primary one first. */
  readonly certificates: readonly Certificate[];
  /** The published metadata; absent where they could not be fetched. */
  readonly metadata?: string;
  /** The format of the NameID that the trust issues. */
  readonly nameIdFormat: string | undefined;
  readonly now: Date;
}

/** Time for somebody to bring new metadata to Webex. */
const warningDays = 30;

/** What an administrator has to know or to do at ADFS or at Webex. */
export function* attentionFindings(deployed: Deployed): Generator<Finding> {
  yield* identifierFindings(deployed);
  yield* secondaryFindings(deployed);
  yield* endFindings(deployed);
  yield* nameIdFindings(deployed);
}

/** The name qualifier of the NameID must be the entity ID to the letter, or Webex takes it for another's. */
function* identifierFindings({ subject, identifier }: Deployed): Generator<Finding> {
  const { configured, actual } = identifier;
  if (configured === actual) return;
  yield finding("adfs-identifier-differs", {
    subject,
    message: `webex-sso:idp.federationServiceIdentifier is ${configured}, but ADFS calls itself ${actual}.`,
    fix: `Set webex-sso:idp.federationServiceIdentifier to ${actual} and deploy.`,
  });
}

/** Webex believes the certificates of the metadata that were uploaded last. */
function* secondaryFindings({
  subject,
  certificates: [primary, ...secondary],
}: Deployed): Generator<Finding> {
  const waiting = secondary.filter((certificate) => !precedes(certificate, primary));
  if (waiting.length === 0) return;
  yield finding("adfs-certificate-secondary", {
    subject,
    message: `ADFS publishes a token-signing certificate that does not sign yet: ${waiting.map(named).join("; ")}. Once it is primary, Webex refuses every sign-in unless it knows it.`,
    fix: "Upload the metadata of the output identityProvider in Control Hub now, while both certificates are in there (docs/adfs.md, ADFS's own certificate). If that is done, nothing is left to do: the warning ends with the first pulumi up --refresh after ADFS has changed over.",
  });
}

function* endFindings({ subject, certificates: [primary], now }: Deployed): Generator<Finding> {
  if (primary === undefined) return;
  const days = daysLeft(primary, now);
  if (days > warningDays) return;
  const when = days < 0 ? "has ended" : `ends in ${days} days`;
  yield finding("adfs-certificate-ends", {
    subject,
    message: `The certificate with which ADFS signs for Webex ${when}: ${named(primary)}.`,
    fix: "See to it that ADFS has the next one (Get-AdfsCertificate -CertificateType Token-Signing), run pulumi up --refresh, and upload the metadata of the output identityProvider in Control Hub before it becomes primary: docs/adfs.md, ADFS's own certificate.",
  });
}

/** After a rollover the secondary one is the one that signed until then; ADFS keeps it for a while. */
function precedes(one: Certificate, other: Certificate | undefined): boolean {
  return other !== undefined && one.notBefore < other.notBefore && one.notAfter < other.notAfter;
}

function named({ subject, notAfter, fingerprint }: Certificate): string {
  return `${subject}, valid until ${notAfter.slice(0, 10)}, SHA-256 ${fingerprint}`;
}

/** If Webex asks for the first format (saml-core-2.0-os §3.4.1.1, NameIDPolicy), ADFS does not issue another one. */
function* nameIdFindings({ subject, metadata, nameIdFormat }: Deployed): Generator<Finding> {
  if (metadata === undefined || nameIdFormat === undefined) return;
  const [first] = readIdentityProvider(metadata).nameIdFormats;
  if (first === undefined || first === nameIdFormat) return;
  yield finding("idp-nameid-first", {
    subject,
    message: `The first NameID format that ADFS publishes is ${first}, and the trust issues ${nameIdFormat}. Webex may ask for the first one, which is not documented; ADFS would refuse the sign-in with MSIS7070.`,
    fix: "Run Test SSO setup in Control Hub before activation. If ADFS answers MSIS7070, its message in the event log AD FS/Admin names the format that Webex asked for: do not activate SSO, see docs/adfs.md.",
  });
}
