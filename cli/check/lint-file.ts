import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CheckedSubject } from "../../fleet/check/check-result.ts";
import { inOrder } from "../../fleet/check/in-order.ts";
import { type Certificate, daysLeft } from "../../saml/certificate.ts";
import { lintIdpMetadata } from "../../saml/idp-metadata/lint-idp-metadata.ts";
import { readServiceProvider } from "../../saml/metadata/read-service-provider.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { userFolder } from "../user-folder.ts";

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
 * @param file as the user names it.
 * @throws WebexSsoError `file-unreadable`
 */
export function lintFile(kind: FileKind, file: string, now: Date): CheckedSubject {
  const linted = linters[kind](bytesOf(kind, file), { subject: file, now });
  return { kind, name: file, file, ...linted, findings: inOrder(linted.findings) };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "you may not read it",
  EISDIR: "it is a folder",
};

function bytesOf(kind: FileKind, file: string): Buffer {
  try {
    return readFileSync(resolve(userFolder(), file));
  } catch (cause) {
    const { code = "", message } = cause as NodeJS.ErrnoException;
    throw new WebexSsoError(
      "file-unreadable",
      `--${kind} ${file} cannot be read: ${reasons[code] ?? message}. Name the metadata file as it was downloaded.`,
      { cause },
    );
  }
}

function listed(use: "signing" | "encryption", certificates: readonly Certificate[] = [], now: Date) {
  return certificates.map((one) => ({
    use,
    fingerprint: one.fingerprint,
    notAfter: one.notAfter,
    daysLeft: daysLeft(one, now),
  }));
}
