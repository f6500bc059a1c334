import type { Certificate } from "./certificate.ts";
import type { AssertionConsumerService, ServiceProvider, SingleLogoutService } from "./service-provider.ts";
import { defaultAcs } from "./trust.ts";

/** What one metadata file has and another has not, in words that can be shown. */
export interface MetadataDifference {
  /** Present when it is another one. */
  readonly entityId?: { readonly before: string; readonly after: string };
  /** Assertion consumer services, each with its binding and index. */
  readonly acsAdded: readonly string[];
  readonly acsRemoved: readonly string[];
  /** URLs that nothing is sent to any more, whatever their index. */
  readonly acsLost: readonly string[];
  /** Present when sign-in without an index goes to another URL. */
  readonly defaultAcs?: { readonly before: string; readonly after: string };
  readonly logoutAdded: readonly string[];
  readonly logoutRemoved: readonly string[];
  readonly certificatesAdded: readonly string[];
  readonly certificatesRemoved: readonly string[];
}

/** Compares two files by what they say; the order of their elements and their formatting count for nothing. */
export function metadataDifference(before: ServiceProvider, after: ServiceProvider): MetadataDifference {
  const postUrls = ({ assertionConsumerServices }: ServiceProvider) =>
    assertionConsumerServices.filter(({ binding }) => binding === "POST").map(({ url }) => url);
  const acs = compared(
    before.assertionConsumerServices.map(acsText),
    after.assertionConsumerServices.map(acsText),
  );
  const logout = compared(
    before.singleLogoutServices.map(logoutText),
    after.singleLogoutServices.map(logoutText),
  );
  const certificates = compared(certificateTexts(before), certificateTexts(after));
  const standards = { before: defaultUrl(before), after: defaultUrl(after) };
  return {
    ...(before.entityId === after.entityId
      ? {}
      : { entityId: { before: before.entityId, after: after.entityId } }),
    acsAdded: acs.added,
    acsRemoved: acs.removed,
    acsLost: compared(postUrls(before), postUrls(after)).removed,
    ...(standards.before === standards.after ? {} : { defaultAcs: standards }),
    logoutAdded: logout.added,
    logoutRemoved: logout.removed,
    certificatesAdded: certificates.added,
    certificatesRemoved: certificates.removed,
  };
}

/** The difference a line each; `+` is new, `-` is gone, `~` is another. */
export function differenceLines(difference: MetadataDifference): string[] {
  const { entityId, defaultAcs: standard } = difference;
  const lines = (mark: string, what: string, all: readonly string[]) =>
    all.map((one) => `${mark} ${what} ${one}`);
  return [
    ...(entityId === undefined ? [] : [`~ entity ID ${entityId.before} → ${entityId.after}`]),
    ...lines("-", "ACS", difference.acsRemoved),
    ...lines("+", "ACS", difference.acsAdded),
    ...(standard === undefined ? [] : [`~ default ACS ${standard.before} → ${standard.after}`]),
    ...lines("-", "single logout", difference.logoutRemoved),
    ...lines("+", "single logout", difference.logoutAdded),
    ...lines("-", "certificate", difference.certificatesRemoved),
    ...lines("+", "certificate", difference.certificatesAdded),
  ];
}

function acsText({ binding, url, index }: AssertionConsumerService): string {
  return `${binding} ${url} (index ${index})`;
}

function logoutText({ binding, url, responseUrl }: SingleLogoutService): string {
  return `${binding} ${url}${responseUrl === undefined ? "" : ` (answers to ${responseUrl})`}`;
}

function certificateTexts({ signingCertificates, encryptionCertificates }: ServiceProvider): string[] {
  const text = (use: string) => (certificate: Certificate) =>
    `for ${use}, until ${certificate.notAfter.slice(0, 10)}, SHA-256 ${certificate.fingerprint}`;
  return [...signingCertificates.map(text("signing")), ...encryptionCertificates.map(text("encryption"))];
}

function defaultUrl({ assertionConsumerServices }: ServiceProvider): string {
  const post = assertionConsumerServices.filter(({ binding }) => binding === "POST");
  return defaultAcs([...post].sort((left, right) => left.index - right.index))?.url ?? "none";
}

function compared(before: readonly string[], after: readonly string[]) {
  const old = new Set(before);
  const now = new Set(after);
  return {
    added: [...now].filter((one) => !old.has(one)),
    removed: [...old].filter((one) => !now.has(one)),
  };
}
