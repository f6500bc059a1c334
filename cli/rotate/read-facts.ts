import { type RunEngine, readRecord } from "../../report/collect/read-record.ts";
import { recordedOutputs } from "../../report/recorded-outputs.ts";
import type { Certificate } from "../../saml/certificate.ts";
import { readIdentityProvider } from "../../saml/metadata/read-identity-provider.ts";
import { present } from "../../saml/present.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { readOptionFile } from "../read-option-file.ts";
import type { RotationFacts } from "./rotating.ts";

/** What is known outside of the tenant's files, and the identity provider's metadata. */
export interface ReadFacts {
  readonly facts: RotationFacts;
  /** As the stack has recorded it, or as the user has given it. */
  readonly metadata?: string;
  readonly metadataUrl?: string;
}

/**
 * Reads what the last update has recorded. No secret is decrypted, no passphrase is needed, nothing is changed.
 *
 * @param metadataFile the identity provider's metadata, where the stack has not recorded it.
 * @throws WebexSsoError `rotation-refused` when that file is not such metadata.
 */
export async function readFacts(
  run: RunEngine,
  tenant: string,
  metadataFile: string | undefined,
  now: Date,
): Promise<ReadFacts> {
  const { record, outputs } = await rotationRecord(run, tenant);
  const idp = outputs?.identityProvider;
  const given = metadataFile === undefined ? undefined : readGiven(metadataFile);
  const metadata = given?.text ?? idp?.metadata;
  return {
    facts: {
      now,
      record,
      published: given?.certificates ?? idp?.signingCertificates ?? [],
      waiting: idp?.waitingCertificates ?? [],
    },
    ...present({ metadata, metadataUrl: idp?.metadataUrl }),
  };
}

async function rotationRecord(run: RunEngine, tenant: string) {
  const { state, resources = [] } = await readRecord(run, tenant);
  if (state.kind === "not-deployed") return { record: { state: state.kind } as const };
  if (state.kind === "unreadable") return { record: { state: state.kind, reason: state.reason } as const };
  if (state.kind === "pending") {
    const reason = `an update was cut off; webex-sso recover ${tenant} is first`;
    return { record: { state: "unreadable", reason } as const };
  }
  const outputs = recordedOutputs(resources);
  return { record: { state: "deployed", ...present({ rotation: outputs.rotation }) } as const, outputs };
}

function readGiven(file: string): { readonly text: string; readonly certificates: readonly Certificate[] } {
  const advice = "Nothing was changed. Name the metadata file of the identity provider.";
  const bytes = readOptionFile("--idp-metadata", file, advice);
  try {
    const { signingCertificates } = readIdentityProvider(bytes);
    return { text: bytes.toString("utf8"), certificates: signingCertificates };
  } catch (cause) {
    const { message } = cause as Error;
    throw new WebexSsoError("rotation-refused", `--idp-metadata ${file}: ${message}`, { cause });
  }
}
