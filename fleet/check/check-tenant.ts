import { join } from "node:path";
import type { PackSettings } from "../../policies/settings/read-settings.ts";
import { configurationFingerprint } from "../../report/sign-in-tests/configuration-fingerprint.ts";
import { controlHubFindings } from "../../report/sign-in-tests/control-hub-findings.ts";
import { lastControlHubTest, lastSignInTest } from "../../report/sign-in-tests/sign-in-tests.ts";
import { type Certificate, daysLeft } from "../../saml/certificate.ts";
import { type Finding, finding } from "../../saml/finding.ts";
import { present } from "../../saml/present.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { fileTenant } from "../../stacks/file-tenant.ts";
import type { TenantConfig } from "../../stacks/tenant-config.ts";
import { vendors } from "../../vendors/index.ts";
import type { Vendor } from "../../vendors/vendor.ts";
import { inOrder } from "./in-order.ts";
import { planFindings } from "./plan-findings.ts";
import { signInTestFindings } from "./sign-in-test-findings.ts";
import type { CheckedCertificate, TenantCheck, TenantContext } from "./tenant-check.ts";

/** What every tenant of a check has in common. Plain data: it crosses to another thread. */
export interface CheckSettings {
  /** The folder in which Pulumi.yaml stands. */
  readonly folder: string;
  /** The project's name, which is in every URN. */
  readonly project: string;
  /** The folder of the stack files, from the project's. */
  readonly stacks: string;
  readonly pack: PackSettings;
  readonly now: Date;
}

type ReadFile = ReturnType<typeof fileTenant>;

/** Finds out all that can be known of a tenant from its files. Never throws: what is wrong is a finding. */
export function checkTenant(name: string, settings: CheckSettings): TenantCheck {
  const { folder, stacks, now } = settings;
  const file = join(stacks, `Pulumi.${name}.yaml`);
  const nothing = { name, file, certificates: [], context: {} };
  try {
    const read = fileTenant(folder, name, now);
    const { config, serviceProvider, tenant } = read;
    return {
      ...nothing,
      ...present({ vendor: config?.idp.kind, mode: config?.mode, entityId: serviceProvider?.entityId }),
      certificates: [
        ...certificates("signing", serviceProvider?.signingCertificates, now),
        ...certificates("encryption", serviceProvider?.encryptionCertificates, now),
      ],
      findings: inOrder([
        ...read.findings,
        ...(tenant === undefined ? [] : planFindings(tenant, file, settings)),
        ...testFindings(name, read, folder),
      ]),
      context: contextOf(read),
    };
  } catch (error) {
    return { ...nothing, findings: [notRead(file, error as Error)] };
  }
}

function testFindings(tenant: string, { config, stack }: ReadFile, folder: string): Finding[] {
  const configuration = configurationFingerprint(stack.values, stack.readFile);
  const test = lastSignInTest(folder, tenant);
  const signIn = signInTestFindings({ tenant, file: stack.file, test, configuration });
  // What is no tenant yet has no organisation to test it in.
  if (config === undefined) return [...signIn];
  const recorded = lastControlHubTest(folder, tenant);
  return [...signIn, ...controlHubFindings({ tenant, mode: config.mode, test: recorded, configuration })];
}

function notRead(file: string, error: Error): Finding {
  if (error instanceof WebexSsoError)
    return finding("tenant-unreadable", {
      subject: file,
      message: error.message,
      fix: "Mend the file; docs/tenant.md says how a tenant is written.",
    });
  return finding("tenant-not-checked", {
    subject: file,
    message: `It could not be checked: ${error.message}`,
    fix: "This is a mistake of webex-sso: report it, with the tenant's file without its secrets.",
  });
}

function contextOf({ config, stack: { values, isSecret } }: ReadFile): TenantContext {
  const key = "webex-sso:tenantGroup";
  const written = isSecret(key) ? undefined : values[key];
  const tenantGroup = config?.tenantGroup ?? (typeof written === "string" ? written : undefined);
  return present({
    tenantGroup,
    installation: config && installationOf(config, values),
    config: tenantGroup === undefined ? undefined : config,
  });
}

function installationOf({ idp }: TenantConfig, values: Readonly<Record<string, unknown>>) {
  // The compiler cannot see that vendor and settings, both of one kind, belong together.
  const { installation } = vendors[idp.kind] as Pick<Vendor<never, never>, "installation">;
  return installation(idp as never, values);
}

function certificates(
  use: CheckedCertificate["use"],
  list: readonly Certificate[] = [],
  now: Date,
): CheckedCertificate[] {
  return list.map((one) => ({
    use,
    fingerprint: one.fingerprint,
    notAfter: one.notAfter,
    daysLeft: daysLeft(one, now),
  }));
}
