import type { Certificate } from "../../saml/certificate.ts";
import { preferredCertificates } from "../../saml/preferred-certificates.ts";
import { present } from "../../saml/present.ts";
import type { ServiceProvider } from "../../saml/service-provider.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { Rotation } from "../../stacks/rotation-config.ts";
import { vendors } from "../../vendors/index.ts";
import { type Changes, kindOf, type Rotating } from "./rotating.ts";
import { settingsAt, webexKeys } from "./settings-at.ts";

/** The new metadata file of Webex, read and verified. */
export interface NewMetadata {
  /** As the stack file will name it. */
  readonly file: string;
  readonly now: ServiceProvider;
  /** What the tenant has until now. */
  readonly before: ServiceProvider;
  /** The fingerprint of the certificate that must have signed the new file, where that is another one from now on. */
  readonly pin?: string;
}

/**
 * The change that puts Webex's new metadata file in place, with the certificates of both for as long as it takes.
 *
 * @throws WebexSsoError `rotation-refused`
 */
export function beginWebex(rotating: Rotating, { file, now, before, pin }: NewMetadata, at: Date): Changes {
  const { values } = rotating;
  const signing = pair(before.signingCertificates, now.signingCertificates, at, values.logoutCertificate);
  const encrypting = pair(
    before.encryptionCertificates,
    now.encryptionCertificates,
    at,
    values.encryptionCertificate,
  );
  if (signing.comes === undefined && encrypting.comes === undefined)
    throw refused(
      "the file names no certificate that the tenant does not know already, so there is none to rotate. To take over what else has changed, put it in the place of webex-sso:metadata",
    );
  const { capabilities } = vendors[kindOf(values)];
  const isEncrypted = values.encryption !== undefined;
  const verifies = capabilities.singleLogout.certificates !== "none" && values.singleLogout !== false;
  const gone = [
    ...missing(before.signingCertificates, now.signingCertificates),
    ...missing(before.encryptionCertificates, now.encryptionCertificates),
  ];
  // Nothing looks at the others: they need not be kept.
  const needed = gone.length > 0 && (isEncrypted || verifies);
  const old = signing.goes ?? encrypting.goes;
  if (old === undefined)
    throw refused(
      "the tenant's metadata has no certificate that is still valid, so there is nothing to hand over from: put the new file in the place of webex-sso:metadata, and deploy",
    );
  const rotation: Rotation = {
    side: "webex",
    stage: "staged",
    began: at.toISOString().slice(0, 10),
    old: old.fingerprint,
    oldEnds: old.notAfter.slice(0, 10),
    ...present({
      new: (signing.comes ?? encrypting.comes)?.fingerprint,
      encryption:
        isEncrypted && encrypting.comes && encrypting.goes
          ? { old: encrypting.goes.fingerprint, new: encrypting.comes.fingerprint }
          : undefined,
      gone: gone.length === 0 ? undefined : [...new Set(gone.map(({ fingerprint }) => fingerprint))],
    }),
    before: Object.fromEntries(webexKeys.filter((key) => key in values).map((key) => [key, values[key]])),
  };
  const files = present({
    metadata: file,
    metadataCertificate: pin ?? values.metadataCertificate,
    previousMetadata: needed
      ? { file: values.metadata, ...present({ certificate: values.metadataCertificate }) }
      : undefined,
  });
  const staged = settingsAt("staged", { ...rotating, values: { ...values, ...files } }, rotation, at);
  return { ...staged, rotation };
}

/** The certificate that goes, and the one that comes in its place. */
function pair(
  before: readonly Certificate[],
  now: readonly Certificate[],
  at: Date,
  preferred: unknown,
): { readonly goes: Certificate | undefined; readonly comes: Certificate | undefined } {
  const fresh = missing(now, before);
  return {
    goes: preferredCertificates(before, at, typeof preferred === "string" ? preferred : undefined)[0],
    comes: preferredCertificates(fresh, at)[0],
  };
}

/** Those that are here and not there. */
function missing(here: readonly Certificate[], there: readonly Certificate[]): readonly Certificate[] {
  const known = new Set(there.map(({ fingerprint }) => fingerprint));
  return here.filter(({ fingerprint }) => !known.has(fingerprint));
}

function refused(reason: string): WebexSsoError {
  return new WebexSsoError("rotation-refused", `Nothing was changed: ${reason}.`);
}
