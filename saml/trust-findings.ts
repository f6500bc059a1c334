import { type Finding, finding } from "./finding.ts";
import type { ServiceProvider } from "./service-provider.ts";
import type { TrustOptions } from "./trust.ts";
import type { Trust } from "./trust-model.ts";

/** What a tenant should know about the Trust that its metadata and its choices give. */
export function* trustFindings(
  trust: Trust,
  serviceProvider: ServiceProvider,
  options: TrustOptions,
): Generator<Finding> {
  yield* acsFindings(trust, serviceProvider, options);
  yield* logoutFindings(trust, serviceProvider.singleLogoutServices.length, options);
  yield* attributeFindings(trust, options);
  if (options.encryption !== undefined && trust.encryption === "off")
    yield finding("trust-encryption-certificate-missing", {
      subject: options.subject,
      message: `webex-sso:encryption is ${options.encryption}, but the metadata has no encryption certificate that is valid now.`,
      fix: "Remove webex-sso:encryption, or download metadata that has one.",
    });
  const { encryptionCertificate: wanted, subject } = options;
  if (
    trust.encryption !== "off" &&
    wanted !== undefined &&
    trust.encryption.certificate.fingerprint !== wanted
  )
    yield finding("trust-encryption-certificate-unknown", {
      subject,
      message: `webex-sso:encryptionCertificate is ${wanted}, which is no encryption certificate of the metadata that is valid now.`,
      fix: `Remove the key, or use one of the metadata: ${serviceProvider.encryptionCertificates.map(({ fingerprint }) => fingerprint).join(", ")}.`,
    });
}

function* acsFindings(
  { mode, acs }: Trust,
  { assertionConsumerServices }: ServiceProvider,
  { subject }: TrustOptions,
): Generator<Finding> {
  if (mode === "partner" && acs.length === 1)
    yield finding("trust-single-acs", {
      subject,
      message: `The metadata has one POST ACS (${acs[0]?.url}); partner SSO usually brings several.`,
      fix: "Check with Cisco TAC that this is the file of the partner trust. If it is, nothing needs to change.",
    });
  const declared = assertionConsumerServices.filter(({ isDefault }) => isDefault === true);
  if (declared.length > 0 && declared.every(({ binding }) => binding !== "POST"))
    yield finding("trust-default-acs", {
      subject,
      message: `The default ACS of the metadata is for ${declared[0]?.binding}; the default here is ${acs.find(({ isDefault }) => isDefault)?.url}.`,
      fix: "Nothing to do: Webex takes responses by HTTP-POST.",
    });
}

function* logoutFindings(
  { singleLogout }: Trust,
  endpoints: number,
  options: TrustOptions,
): Generator<Finding> {
  const { subject, logoutCertificate } = options;
  const stays = "signing out of Webex leaves the session at the identity provider";
  if (options.singleLogout === false)
    yield finding("trust-logout-off", {
      subject,
      message: `Single logout is switched off: ${stays}.`,
      fix: "Remove webex-sso:singleLogout to have it on.",
    });
  else if (endpoints === 0)
    yield finding("trust-logout-missing", {
      subject,
      message: `The metadata has no single logout endpoint: ${stays}.`,
      fix: "Nothing to do; a newer metadata file may have one.",
    });
  else if (singleLogout === "off")
    yield finding("trust-logout-certificate-missing", {
      subject,
      message: `The metadata has no signing certificate that is valid, so nothing could verify Webex's logout messages. Single logout is left out: ${stays}.`,
      fix: "Download the metadata again, or set webex-sso:singleLogout to false to say that this is intended.",
    });
  else if (
    logoutCertificate !== undefined &&
    !singleLogout.certificates.some(({ fingerprint }) => fingerprint === logoutCertificate)
  )
    yield finding("trust-logout-certificate-unknown", {
      subject,
      message: `webex-sso:logoutCertificate is ${logoutCertificate}, which is no valid signing certificate of the metadata.`,
      fix: `Remove the key, or use one of: ${singleLogout.certificates.map(({ fingerprint }) => fingerprint).join(", ")}.`,
    });
}

function* attributeFindings({ claim, attributes }: Trust, { subject }: TrustOptions): Generator<Finding> {
  const names = [claim, ...attributes].map(({ name }) => name);
  for (const name of new Set(names.filter((one, place) => names.indexOf(one) !== place)))
    yield finding("trust-attribute-twice", {
      subject,
      message: `The attribute ${name} is issued twice${name === claim.name ? ": it is the claim already" : ""}.`,
      fix: "Keep one of them in webex-sso:attributes; where the claim comes from is said by webex-sso:claimSource.",
    });
  for (const { name } of attributes)
    if (name !== claim.name && name.toLowerCase() === claim.name)
      yield finding("trust-attribute-case", {
        subject,
        message: `The attribute ${name} differs from the claim ${claim.name} by its letter case only; Webex reads ${claim.name}.`,
        fix: `Remove ${name} from webex-sso:attributes: ${claim.name} is always issued.`,
      });
}
