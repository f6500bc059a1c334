import type { Certificate } from "../saml/certificate.ts";
import { daysLeft } from "../saml/certificate.ts";
import type { ServiceProvider } from "../saml/service-provider.ts";
import type { Trust } from "../saml/trust-model.ts";
import type { CertificateState, ReportCertificate } from "./fleet-report.ts";

type Dated = Pick<Certificate, "subject" | "fingerprint" | "notBefore" | "notAfter">;

/** What a tenant's certificates are known from. */
export interface CertificateSources {
  /** What the last update recorded. */
  readonly trust: Trust | undefined;
  readonly signingCertificates: readonly Dated[];
  /** The fingerprints of those among them that do not sign now. */
  readonly waiting?: ReadonlySet<string>;
  /** What the metadata file holds now; absent where it cannot be read. */
  readonly serviceProvider: ServiceProvider | undefined;
  /** What the stack file wants. */
  readonly wants: { readonly singleLogout: boolean; readonly encryption: boolean };
}

const logout = "verifies Webex's logout messages";
const encryption = "encrypts assertions for Webex";
const signing = "signs assertions";
const waits = "does not sign assertions now";

/**
 * The certificates on which a tenant's sign-in and sign-out stand, the first to end first. Those of the metadata file that
 * no update has deployed yet are marked: they are the next rollover.
 */
export function certificatesOf(
  { trust, signingCertificates, waiting, serviceProvider, wants }: CertificateSources,
  now: Date,
  certificateDays: number,
): ReportCertificate[] {
  const deployed = [
    ...(trust === undefined || trust.singleLogout === "off" ? [] : trust.singleLogout.certificates).map(
      (one) => ({ side: "webex" as const, use: logout, isDeployed: true, one }),
    ),
    ...(trust === undefined || trust.encryption === "off" ? [] : [trust.encryption.certificate]).map(
      (one) => ({ side: "webex" as const, use: encryption, isDeployed: true, one }),
    ),
    ...signingCertificates.map((one) => ({
      side: "identity-provider" as const,
      use: waiting?.has(one.fingerprint) ? waits : signing,
      isDeployed: true,
      one,
    })),
  ];
  const inFile = [
    ...(wants.singleLogout ? (serviceProvider?.signingCertificates ?? []) : []).map((one) => ({
      use: logout,
      one,
    })),
    ...(wants.encryption ? (serviceProvider?.encryptionCertificates ?? []) : []).map((one) => ({
      use: encryption,
      one,
    })),
  ]
    .filter(
      ({ use, one }) =>
        !deployed.some((other) => other.use === use && other.one.fingerprint === one.fingerprint),
    )
    .map((fresh) => ({ side: "webex" as const, isDeployed: false, ...fresh }));
  const all = [...deployed, ...inFile].map(({ one, ...place }) => {
    const { subject, fingerprint, notBefore, notAfter } = one;
    const left = daysLeft(one as Certificate, now);
    const state = stateOf(one, left, now, certificateDays);
    return { ...place, subject, fingerprint, notBefore, notAfter, daysLeft: left, state };
  });
  return all
    .map((one) => ({
      ...one,
      isReplaced:
        one.state === "ended" &&
        all.some((other) => other.isDeployed && other.use === one.use && other.state !== "ended"),
    }))
    .sort((one, other) => one.notAfter.localeCompare(other.notAfter));
}

function stateOf(
  { notBefore, notAfter }: Dated,
  left: number,
  now: Date,
  certificateDays: number,
): CertificateState {
  if (Date.parse(notAfter) < now.getTime()) return "ended";
  if (Date.parse(notBefore) > now.getTime()) return "not-yet";
  return left < certificateDays ? "due" : "valid";
}

/** The certificate that ends first of those on which something stands now. */
export function nearestCertificate(
  certificates: readonly ReportCertificate[],
): ReportCertificate | undefined {
  return certificates.find(isInUse);
}

/** Whether something stands on it now: it is deployed, in use, and nothing else has taken its place. */
export function isInUse({ isDeployed, isReplaced, use }: ReportCertificate): boolean {
  return isDeployed && !isReplaced && use !== waits;
}
