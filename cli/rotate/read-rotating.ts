import type { Finding } from "../../saml/finding.ts";
import { hasErrors } from "../../saml/finding.ts";
import { formatFindings } from "../../saml/format-findings.ts";
import { present } from "../../saml/present.ts";
import type { ServiceProvider } from "../../saml/service-provider.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { readStackFile, type StackFile } from "../../stacks/stack-file.ts";
import { readTenant } from "../../stacks/tenant.ts";
import type { Rotating } from "./rotating.ts";

/** A tenant as its files have it. */
export interface ReadTenant {
  readonly rotating: Rotating;
  readonly serviceProvider: ServiceProvider;
  readonly stackFile: StackFile;
  readonly findings: readonly Finding[];
}

/**
 * Reads a tenant whose certificates are to be rotated.
 *
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`, `tenant-invalid`: what is wrong already must be mended first.
 */
export function readRotating(project: string, name: string, now: Date): ReadTenant {
  const stackFile = readStackFile(project, name);
  const { file, values, isSecret, readFile } = stackFile;
  const { tenant, findings } = readTenant({ name, file, values, isSecret, readFile, now });
  const metadata = tenant?.args.metadata;
  if (tenant === undefined || metadata === undefined || typeof metadata === "string" || hasErrors(findings))
    throw new WebexSsoError(
      "tenant-invalid",
      `${name} cannot be rotated before this is mended:\n${formatFindings(findings.filter(({ severity }) => severity === "error"))}`,
      { findings },
    );
  const own = Object.entries(values).flatMap(([key, value]) =>
    key.startsWith("webex-sso:") ? [[key.slice("webex-sso:".length), value] as const] : [],
  );
  return {
    rotating: {
      tenant: name,
      values: Object.fromEntries(own),
      ...present({ rotation: tenant.config.rotation }),
      webex: { signing: metadata.signingCertificates, encryption: metadata.encryptionCertificates },
    },
    serviceProvider: metadata,
    stackFile,
    findings,
  };
}
