import type { Certificate } from "../../saml/certificate.ts";
import { type Finding, finding, hasErrors } from "../../saml/finding.ts";
import {
  type ImportOption,
  importChoiceOf,
  importOptionTitles,
} from "../../saml/idp-metadata/import-option.ts";
import { type LintedIdpMetadata, lintIdpMetadata } from "../../saml/idp-metadata/lint-idp-metadata.ts";
import { reorder } from "../../saml/idp-metadata/reorder.ts";
import type { IdpSignatureState } from "../../saml/idp-metadata/signature.ts";
import type { IdentityProviderMetadata } from "../../saml/metadata/identity-provider-metadata.ts";
import { administrations } from "../../vendors/administrations.ts";
import type { Handover } from "../../vendors/handover.ts";
import type { VendorKind } from "../../vendors/index.ts";
import { vendorOf } from "../../vendors/mends.ts";
import type { IdpMetadataOptions } from "../idp-metadata.ts";
import type { HandedTenant } from "./handed-tenant.ts";
import type { Source } from "./source.ts";

/** What is handed over to Webex, and what is to be said of it. */
export interface HandOver {
  readonly subject: string;
  readonly tenant?: HandedTenant;
  readonly vendor?: VendorKind;
  readonly identityProvider?: Omit<IdentityProviderMetadata, "signingCertificates"> & {
    readonly signingCertificates: readonly Omit<Certificate, "base64">[];
  };
  readonly signature?: IdpSignatureState;
  /** The option of Control Hub; absent where the file must not be imported. */
  readonly import?: {
    readonly option: ImportOption;
    readonly title: string;
    readonly why: string;
    /** Somebody who says otherwise. */
    readonly elsewhere?: NonNullable<Handover["elsewhere"]>;
  };
  readonly findings: readonly Finding[];
  /** The file, byte by byte. */
  readonly content: Uint8Array;
}

/** Judges what goes to Webex. Pure. */
export function handOver(source: Source, options: Pick<IdpMetadataOptions, "reorder">, now: Date): HandOver {
  const { subject, tenant, bytes } = source;
  const asItCame = lintIdpMetadata(bytes, { subject, now });
  const reordered = options.reorder === true ? inOrder(source, asItCame, now) : undefined;
  const { content, linted, findings } = reordered ?? { content: bytes, linted: asItCame, findings: [] };
  const { identityProvider, signature } = linted;
  const vendor = tenant?.idp ?? vendorOf(identityProvider?.entityId ?? "");
  const choice = signature === undefined ? undefined : importChoiceOf(signature.state);
  const elsewhere = vendor === undefined ? undefined : administrations[vendor].handover.elsewhere;
  return {
    subject,
    ...(tenant === undefined ? {} : { tenant }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(identityProvider === undefined ? {} : { identityProvider: withoutDer(identityProvider) }),
    ...(signature === undefined ? {} : { signature: signature.state }),
    ...(choice === undefined
      ? {}
      : {
          import: {
            ...choice,
            title: importOptionTitles[choice.option],
            ...(elsewhere === undefined || elsewhere.option === choice.option ? {} : { elsewhere }),
          },
        }),
    findings: [...linted.findings, ...findings, ...source.findings],
    content,
  };
}

/** Only a file that is right but for its order is written anew: nothing else may be hidden by that. */
function inOrder({ bytes, subject }: Source, asItCame: LintedIdpMetadata, now: Date) {
  const others = asItCame.findings.filter(({ code }) => code !== "idp-metadata-key-not-first");
  const changed = hasErrors(others) ? undefined : reorder(bytes);
  if (changed === undefined) return undefined;
  const content = Buffer.from(changed.text);
  const cost = changed.lostSignature
    ? "The signature of the file covers the order, too: it does not hold any more and was taken away, so that nobody can tell from the file who made it."
    : "The file has no signature that could be lost by that.";
  const findings = [
    finding("idp-metadata-reordered", {
      subject,
      message: `KeyDescriptor was moved to the front of IDPSSODescriptor. ${cost}`,
      fix: "Do the same with every later file, or have the identity provider write them in that order.",
    }),
  ];
  return { content, linted: lintIdpMetadata(content, { subject, now }), findings };
}

function withoutDer(metadata: IdentityProviderMetadata): NonNullable<HandOver["identityProvider"]> {
  const { signingCertificates, ...rest } = metadata;
  return { ...rest, signingCertificates: signingCertificates.map(({ base64: _, ...one }) => one) };
}
