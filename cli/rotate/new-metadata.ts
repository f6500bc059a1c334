import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { hasErrors } from "../../saml/finding.ts";
import { formatFindings } from "../../saml/format-findings.ts";
import { readServiceProvider } from "../../saml/metadata/read-service-provider.ts";
import { present } from "../../saml/present.ts";
import type { ServiceProvider } from "../../saml/service-provider.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { readOptionFile } from "../read-option-file.ts";
import type { TenantValues } from "./rotating.ts";

/** Webex's new metadata, and where it will stand. */
export interface ArrivedMetadata {
  readonly serviceProvider: ServiceProvider;
  /** From the folder of the stack files. */
  readonly file: string;
  /** Absent where it stands there already. */
  readonly copy?: { readonly path: string; readonly bytes: Buffer };
}

/** What a new metadata file has to agree with. */
export interface Expected {
  /** The folder of the stack files. */
  readonly folder: string;
  readonly values: TenantValues;
  /** The entity ID of the tenant's Webex. */
  readonly entityId: string;
  /** The fingerprint of the certificate that must have signed it; undefined: as the tenant has it. */
  readonly pin: string | undefined;
  readonly now: Date;
}

/**
 * Reads and verifies a new metadata file of Webex as the tenant's own is verified, and finds a name for it beside the
 * stack file: Control Hub gives each of them the same one.
 *
 * @param path as the user gave it, made absolute.
 * @throws WebexSsoError `rotation-refused`
 */
export function readNewMetadata(path: string, expected: Expected): ArrivedMetadata {
  const { folder, values, entityId, pin, now } = expected;
  const bytes = readOptionFile(
    "--webex",
    path,
    "Nothing was changed. Name the file that Control Hub, or Cisco TAC, gave you.",
  );
  const accept = values.metadataSignature as "verified" | "legacy" | "unsigned" | undefined;
  const pinnedFingerprint = pin ?? (values.metadataCertificate as string | undefined);
  const { serviceProvider, findings } = readServiceProvider(bytes, {
    subject: basename(path),
    now,
    ...present({ accept, pinnedFingerprint }),
  });
  if (serviceProvider === undefined || hasErrors(findings)) {
    const errors = findings.filter(({ severity }) => severity === "error");
    const isRenewed = errors.some(({ code }) => code === "metadata-signature-other-certificate");
    const hint = isRenewed
      ? "\nIf Control Hub shows that fingerprint, run this again with --metadata-certificate and it."
      : "";
    throw new WebexSsoError(
      "rotation-refused",
      `Nothing was changed: ${path} cannot be taken.\n${formatFindings(errors)}${hint}`,
      { findings },
    );
  }
  if (serviceProvider.entityId !== entityId)
    throw new WebexSsoError(
      "rotation-refused",
      `Nothing was changed: ${path} is the metadata of ${serviceProvider.entityId}, and the tenant's is that of ${entityId}. Take the file of the same organisation.`,
    );
  if (dirname(path) === folder && basename(path) !== values.metadata)
    return { serviceProvider, file: basename(path) };
  const file = freeName(folder, basename(path), bytes, now);
  const target = join(folder, file);
  return { serviceProvider, file: relative(folder, target), copy: { path: target, bytes } };
}

/** With the day in it, and where that is another one of that day, with its own digest. */
function freeName(folder: string, name: string, bytes: Buffer, now: Date): string {
  const extension = extname(name);
  const stem = basename(name, extension);
  const day = now.toISOString().slice(0, 10);
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const names = [`${stem}.${day}${extension}`, `${stem}.${day}-${digest}${extension}`];
  const free = names.find((one) => {
    const path = resolve(folder, one);
    return !existsSync(path) || readFileSync(path).equals(bytes);
  });
  return free ?? `${stem}.${day}-${digest}${extension}`;
}
