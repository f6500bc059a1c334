import type { CheckedSubject } from "../../fleet/check/check-result.ts";
import { inOrder } from "../../fleet/check/in-order.ts";
import { type Certificate, daysLeft } from "../../saml/certificate.ts";
import { lintIdpMetadata } from "../../saml/idp-metadata/lint-idp-metadata.ts";
import { readServiceProvider } from "../../saml/metadata/read-service-provider.ts";
import { readInput } from "../diagnose/read-input.ts";

/** The kinds of file that can be linted without a tenant. */
export type FileKind = "metadata" | "idp-metadata";

type Linted = Pick<CheckedSubject, "entityId" | "certificates" | "findings">;

const linters: Readonly<
  Record<FileKind, (bytes: Uint8Array, options: { subject: string; now: Date }) => Linted>
> = {
  metadata: (bytes, options) => {
    const { serviceProvider, findings } = readServiceProvider(bytes, options);
    return {
      ...(serviceProvider === undefined ? {} : { entityId: serviceProvider.entityId }),
      certificates: [
        ...listed("signing", serviceProvider?.signingCertificates, options.now),
        ...listed("encryption", serviceProvider?.encryptionCertificates, options.now),
      ],
      findings,
    };
  },
  "idp-metadata": (bytes, options) => {
    const { identityProvider, findings } = lintIdpMetadata(bytes, options);
    return {
      ...(identityProvider === undefined ? {} : { entityId: identityProvider.entityId }),
      certificates: listed("signing", identityProvider?.signingCertificates, options.now),
      findings,
    };
  },
};

/**
 * Lints one metadata file that belongs to no tenant yet.
 *
 * @param file as the user names it; `-` is standard input.
 * @throws WebexSsoError of a wrong call when it cannot be read.
 */
export async function lintFile(kind: FileKind, file: string, now: Date): Promise<CheckedSubject> {
  const linted = linters[kind](await readInput(file), { subject: file, now });
  return { kind, name: file, file, ...linted, findings: inOrder(linted.findings) };
}

function listed(use: "signing" | "encryption", certificates: readonly Certificate[] = [], now: Date) {
  return certificates.map((one) => ({
    use,
    fingerprint: one.fingerprint,
    notAfter: one.notAfter,
    daysLeft: daysLeft(one, now),
  }));
}
