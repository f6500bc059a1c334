import type { AttributeSource } from "./attribute-source.ts";
import type { Finding } from "./finding.ts";
import { transientNameId } from "./name-id.ts";
import { isValidAt, preferredCertificates } from "./preferred-certificates.ts";
import type { AssertionConsumerService, ServiceProvider } from "./service-provider.ts";
import { by } from "./sort.ts";
import { trustFindings } from "./trust-findings.ts";
import type { Attribute, EncryptionAlgorithm, Mode, Trust, TrustAcs } from "./trust-model.ts";
import { WebexSsoError } from "./webex-sso-error.ts";

/** What a tenant chooses; everything else comes from the metadata. */
export interface TrustOptions {
  /** How findings call the tenant. */
  readonly subject: string;
  /** Decides which certificates are valid. */
  readonly now: Date;
  readonly mode: Mode;
  /** Where the value of the claim comes from. Default: the user's email. */
  readonly claimSource?: AttributeSource;
  readonly attributes?: readonly Attribute[];
  /** Default true: on when the metadata has it. */
  readonly singleLogout?: boolean;
  /** SHA-256 fingerprint of the certificate to prefer where a vendor takes only one. Default: the newest. */
  readonly logoutCertificate?: string;
  readonly encryption?: EncryptionAlgorithm;
  /** SHA-256 fingerprint of the certificate for which assertions are encrypted. Default: the newest. */
  readonly encryptionCertificate?: string;
  /** Minutes. */
  readonly clockSkewMinutes?: number;
  /** Default true. */
  readonly honorForceAuthn?: boolean;
  /** Default true. */
  readonly hideLaunchTile?: boolean;
  /** Identifiers of groups at the identity provider. */
  readonly groups?: readonly string[];
}

/** The attribute by which Webex knows the user; exact case. */
const claimNames: Record<Mode, string> = { organization: "uid", partner: "mail" };

/**
 * The Trust between a Webex service provider and whichever identity provider. Pure: the same file with its
 * elements in another order gives the same Trust.
 *
 * @throws WebexSsoError `no-post-acs` when the metadata has no POST ACS, to which nothing could be sent.
 * @example trustOf(serviceProvider, { subject: "acme", mode: "organization", now: new Date(), groups: ["00g1"] }).trust
 */
export function trustOf(
  serviceProvider: ServiceProvider,
  options: TrustOptions,
): { readonly trust: Trust; readonly findings: readonly Finding[] } {
  const acs = acsOf(serviceProvider);
  const claim = { name: claimNames[options.mode], source: options.claimSource ?? "email" };
  const trust: Trust = {
    mode: options.mode,
    entityId: serviceProvider.entityId,
    audience: serviceProvider.entityId,
    nameIdFormat: transientNameId,
    claim,
    attributes: [...(options.attributes ?? [])].sort(by(({ name }) => name)),
    acs,
    singleLogout: singleLogoutOf(serviceProvider, options),
    signature: { algorithm: "rsa-sha256", digest: "sha256", assertion: true, response: true },
    encryption: encryptionOf(serviceProvider, options),
    ...(options.clockSkewMinutes === undefined ? {} : { clockSkewMinutes: options.clockSkewMinutes }),
    honorForceAuthn: options.honorForceAuthn ?? true,
    hideLaunchTile: options.hideLaunchTile ?? true,
    groups: [...new Set(options.groups)].sort(),
  };
  return { trust, findings: [...trustFindings(trust, serviceProvider, options)] };
}

function acsOf({ assertionConsumerServices, entityId }: ServiceProvider): TrustAcs[] {
  const post = assertionConsumerServices
    .filter(({ binding }) => binding === "POST")
    .sort(by(({ index }) => index));
  const standard = defaultAcs(post);
  if (standard === undefined)
    throw new WebexSsoError(
      "no-post-acs",
      `The metadata of ${entityId} has no assertion consumer service for HTTP-POST.`,
    );
  // Where one URL has several indexes, a vendor that knows its default by URL means the first of them.
  const first = post.find(({ url }) => url === standard.url);
  return post.map((acs) => ({
    binding: acs.binding,
    url: acs.url,
    index: acs.index,
    isDefault: acs === first,
  }));
}

/** saml-metadata-2.0-os §2.2.3; "first" is read as the lowest index, so that the order of the file does not matter. */
export function defaultAcs(
  sorted: readonly AssertionConsumerService[],
): AssertionConsumerService | undefined {
  return (
    sorted.find(({ isDefault }) => isDefault === true) ??
    sorted.find(({ isDefault }) => isDefault === undefined) ??
    sorted[0]
  );
}

function singleLogoutOf(serviceProvider: ServiceProvider, options: TrustOptions): Trust["singleLogout"] {
  const { singleLogoutServices, signingCertificates } = serviceProvider;
  if (options.singleLogout === false || singleLogoutServices.length === 0) return "off";
  // SAML's logout messages are signed; what nothing can verify must not be configured (saml-profiles-2.0-os §4.4.3).
  const certificates = preferredCertificates(signingCertificates, options.now, options.logoutCertificate);
  if (certificates.length === 0) return "off";
  return {
    endpoints: [...singleLogoutServices].sort(
      by(({ binding, url, responseUrl = "" }) => `${binding} ${url} ${responseUrl}`),
    ),
    certificates,
  };
}

function encryptionOf(
  { encryptionCertificates }: ServiceProvider,
  { encryption, encryptionCertificate, now }: TrustOptions,
): Trust["encryption"] {
  const [certificate] = preferredCertificates(encryptionCertificates, now, encryptionCertificate).filter(
    (one) => isValidAt(one, now),
  );
  return encryption === undefined || certificate === undefined
    ? "off"
    : { algorithm: encryption, certificate };
}
