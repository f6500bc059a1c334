import { rootCertificates } from "node:tls";
import { type Finding, finding } from "../finding.ts";
import type { IdentityProviderMetadata } from "../metadata/identity-provider-metadata.ts";
import { openIdentityProvider, parseMetadata } from "../metadata/open-identity-provider.ts";
import { describeIdentityProvider } from "../metadata/read-identity-provider.ts";
import { webexBroker } from "../webex-broker.ts";
import { WebexSsoError } from "../webex-sso-error.ts";
import { attributeOf, childElements } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { downloadAgain, type IdpMetadataProblem } from "./checks/check.ts";
import { idpMetadataChecks } from "./checks/index.ts";
import { type IdpSignature, idpSignatureOf } from "./signature.ts";

/** How an identity provider's metadata is judged. */
export interface LintOptions {
  /** How messages call the file. @example "okta-idp.xml" */
  readonly subject: string;
  readonly now: Date;
  /** The public certificate authorities, PEM; those that Node brings along by default. */
  readonly authorities?: readonly string[];
}

/** What the metadata of an identity provider says, and everything that Webex's rules say to it. */
export interface LintedIdpMetadata {
  /** Absent where the file does not describe one identity provider. */
  readonly identityProvider?: IdentityProviderMetadata;
  readonly signature?: IdpSignature;
  readonly findings: readonly Finding[];
}

/**
 * Judges an identity provider's metadata by what Webex wants of it. Pure.
 *
 * @example lintIdpMetadata(await readFile("okta-idp.xml"), { subject: "okta-idp.xml", now: new Date() }).findings
 */
export function lintIdpMetadata(file: Uint8Array, options: LintOptions): LintedIdpMetadata {
  const { subject, now, authorities = rootCertificates } = options;
  const told = (problem: IdpMetadataProblem): Finding =>
    finding(problem.code, { subject, ...textOf(problem) });
  let parsed: ReturnType<typeof parseMetadata>;
  try {
    parsed = parseMetadata(file);
  } catch (error) {
    if (!(error instanceof WebexSsoError)) throw error;
    const message = `This is no metadata of an identity provider. ${error.message}`;
    return { findings: [told({ code: "idp-metadata-unreadable", message, fix: downloadAgain })] };
  }
  const { text, root } = parsed;
  const opened = openIdentityProvider(root);
  if ("other" in opened) return { findings: [told(otherKind(root, opened.reason))] };
  const identityProvider = describeIdentityProvider(opened);
  const stated = identityProvider.signingCertificates;
  const signature = idpSignatureOf(text, root, stated, authorities, now);
  const checked = { ...opened, content: identityProvider, signature, now };
  const findings = idpMetadataChecks.flatMap((check) => [...check(checked)].map(told));
  return { identityProvider, signature, findings };
}

function textOf({ message, fix }: IdpMetadataProblem) {
  return { message, fix };
}

/** The two halves are mixed up more often than anything else. */
function otherKind(root: Element, reason: string): IdpMetadataProblem {
  const entityId = attributeOf(root, "entityID") ?? "";
  const has = (name: string) => childElements(root, namespaces.metadata, name).length;
  if (webexBroker(entityId) !== undefined || (has("SPSSODescriptor") > 0 && has("IDPSSODescriptor") === 0))
    return {
      code: "idp-metadata-service-provider",
      message: `It is the metadata of a service provider (entityID “${entityId}”)${webexBroker(entityId) === undefined ? "" : ", Webex's own"}: that one goes to the identity provider, and the identity provider's goes to Webex.`,
      fix: "Give the file that the identity provider publishes.",
    };
  if (has("IDPSSODescriptor") > 1 || root.localName === "EntitiesDescriptor")
    return {
      code: "idp-metadata-several",
      message: `It describes more than one thing: ${reason}. Which of them Webex would take is not documented.`,
      fix: "Export the metadata of the one identity provider alone: one EntityDescriptor with one IDPSSODescriptor. In a federation's file, that is a part of it, and its signature does not come along.",
    };
  return {
    code: "idp-metadata-no-identity-provider",
    message: `It does not describe an identity provider: ${reason}.`,
    fix: "Give the SAML 2.0 metadata that the identity provider publishes, with one EntityDescriptor that has an IDPSSODescriptor.",
  };
}
