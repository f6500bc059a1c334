import type { Finding } from "../finding.ts";
import type { ServiceProvider } from "../service-provider.ts";
import { attributeOf, childElements, textOf } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { readAssertionConsumerServices } from "./assertion-consumer-services.ts";
import { booleanOf } from "./boolean.ts";
import { readCertificates, reportMissingKeys } from "./certificates.ts";
import { readSingleLogoutServices } from "./endpoints.ts";
import { readEntityId } from "./entity-id.ts";
import { findServiceProviderRole } from "./find-role.ts";
import { openFile } from "./open-file.ts";
import type { ReadOptions } from "./read-options.ts";
import { Report } from "./report.ts";
import { readSignature, type Trusted } from "./signature-state.ts";
import { readValidity } from "./validity.ts";

export type { ReadOptions } from "./read-options.ts";

/**
 * Reads a Webex service-provider metadata file and says everything that is wrong with it.
 *
 * @returns `serviceProvider` unless the content cannot be read or believed. It may be present next to findings of
 *   severity error: those stop a deployment, and the caller decides about it.
 * @example
 * const { serviceProvider, findings } = readServiceProvider(await readFile(path), { subject: path, now: new Date() });
 */
export function readServiceProvider(
  file: Uint8Array,
  options: ReadOptions,
): { serviceProvider?: ServiceProvider; findings: readonly Finding[] } {
  const report = new Report(options.subject);
  const { findings } = report;
  const opened = openFile(file, report);
  if (!opened) return { findings };
  // What kind of file it is comes first: that an identity provider's metadata is unsigned helps nobody.
  const kind = new Report(options.subject);
  if (!identify(opened.root, kind)) return { findings: kind.findings };
  const trusted = readSignature(opened.text, opened.root, options, report);
  const serviceProvider = trusted && readContent(trusted, options.now, report);
  return serviceProvider ? { serviceProvider, findings } : { findings };
}

/** The role and the name of the Webex organisation that a document describes; undefined if it describes none. */
function identify(root: Element, report: Report) {
  const role = findServiceProviderRole(root, report);
  const identity = role && readEntityId(attributeOf(root, "entityID") ?? "", report);
  return identity && { role, identity };
}

function readContent({ state, root }: Trusted, now: Date, report: Report): ServiceProvider | undefined {
  const identified = identify(root, report);
  if (!identified) return undefined;
  const { role, identity } = identified;
  const provider = {
    ...identity,
    assertionConsumerServices: readAssertionConsumerServices(role, report),
    singleLogoutServices: readSingleLogoutServices(role, report),
    nameIdFormats: childElements(role, namespaces.metadata, "NameIDFormat").map(textOf).filter(Boolean),
    ...readCertificates(role, now, report),
    authnRequestsSigned: booleanOf(role, "AuthnRequestsSigned", report) ?? false,
    wantAssertionsSigned: booleanOf(role, "WantAssertionsSigned", report) ?? false,
    ...readValidity(root, role, now, report),
    signature: state,
  };
  reportMissingKeys(provider, now, report);
  return provider;
}
