import { type Finding, finding } from "../../saml/finding.ts";
import type { ServiceProvider } from "../../saml/service-provider.ts";
import type { Mode } from "../../saml/trust-model.ts";
import { readStackFile, type StackFile } from "../../stacks/stack-file.ts";
import { readTenant } from "../../stacks/tenant.ts";
import { configurationFingerprint } from "../sign-in-tests/configuration-fingerprint.ts";

/** What a tenant's stack file and its metadata say, however much of it is wrong. */
export interface TenantFile {
  readonly vendor?: string;
  readonly mode?: Mode;
  readonly tenantGroup?: string;
  readonly customers: readonly string[];
  readonly wants: { readonly singleLogout: boolean; readonly encryption: boolean };
  readonly serviceProvider?: ServiceProvider;
  readonly findings: readonly Finding[];
  /** Absent where the file cannot be read. */
  readonly fingerprint?: string;
}

/** Reads a tenant's files. Never throws: what is wrong is a finding. */
export function readTenantFile(project: string, name: string, now: Date): TenantFile {
  let read: StackFile;
  try {
    read = readStackFile(project, name);
  } catch (error) {
    return {
      customers: [],
      wants: { singleLogout: false, encryption: false },
      findings: [unreadable(name, (error as Error).message)],
    };
  }
  const { file, values, isSecret, readFile } = read;
  const { tenant, findings } = readTenant({ name, file, values, isSecret, readFile, now });
  const text = (key: string) => (typeof values[key] === "string" && !isSecret(key) ? values[key] : undefined);
  const idp = values["webex-sso:idp"];
  const kind =
    typeof idp === "object" && idp !== null && "kind" in idp && !isSecret("webex-sso:idp")
      ? idp.kind
      : undefined;
  const mode = text("webex-sso:mode");
  const group = text("webex-sso:tenantGroup");
  const serviceProvider = tenant?.args.metadata;
  return {
    ...(typeof kind === "string" ? { vendor: kind } : {}),
    ...(mode === "organization" || mode === "partner" ? { mode } : {}),
    ...(group === undefined ? {} : { tenantGroup: group }),
    customers: (tenant?.config.customers ?? []).map((customer) => customer.name),
    wants: {
      singleLogout: tenant?.config.singleLogout ?? false,
      encryption: tenant?.config.encryption !== undefined,
    },
    ...(serviceProvider === undefined || typeof serviceProvider === "string" ? {} : { serviceProvider }),
    findings,
    fingerprint: configurationFingerprint(values, readFile),
  };
}

function unreadable(name: string, message: string): Finding {
  return finding("tenant-key-invalid", { subject: name, message, fix: "Correct the file at that place." });
}
