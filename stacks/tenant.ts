import { dirname, isAbsolute, join } from "node:path";
import type { WebexSsoArgs } from "../components/webex-sso.ts";
import { duringRollover } from "../saml/during-rollover.ts";
import { type Finding, finding, hasErrors } from "../saml/finding.ts";
import { readServiceProvider } from "../saml/metadata/read-service-provider.ts";
import { present } from "../saml/present.ts";
import type { ServiceProvider } from "../saml/service-provider.ts";
import { configFindings } from "./config-findings.ts";
import { readingFailure } from "./reading-failure.ts";
import { type TenantConfig, tenantConfig } from "./tenant-config.ts";
import { partnerFindings, routingFindings, secretFindings } from "./tenant-findings.ts";

/** One trust between one Webex organisation (or one partner) and one identity provider; one Pulumi stack. */
export interface Tenant {
  readonly name: string;
  readonly config: TenantConfig;
  readonly args: WebexSsoArgs;
}

/** Where a tenant's configuration comes from: the engine, or its file. */
export interface TenantSource {
  readonly name: string;
  /** How messages call the stack file, from the project's folder. */
  readonly file: string;
  /** Every key of the stack's configuration with its project, as text or as data. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly isSecret: (key: string) => boolean;
  /** Reads a file beside the stack file. Throws when there is none. */
  readonly readFile: (path: string) => Uint8Array;
  readonly now: Date;
}

/** What reading a tenant gave. */
export interface ReadTenant {
  /** Only where nothing of severity error was found. */
  readonly tenant?: Tenant;
  /** Wherever the schema takes it, whatever else is wrong. */
  readonly config?: TenantConfig;
  /** Wherever the metadata can be read and believed, whatever else is wrong. */
  readonly serviceProvider?: ServiceProvider;
  readonly findings: readonly Finding[];
}

/** Reads a tenant: its configuration, its metadata, and everything that is wrong with either, at once. */
export function readTenant(source: TenantSource): ReadTenant {
  const values = ownValues(source);
  const parsed = tenantConfig.safeParse(values);
  const config = parsed.data;
  // A key that is wrongly a secret is reported as that; its value is neither looked at nor quoted.
  const issues = (parsed.error?.issues ?? []).filter(
    ({ path }) => !source.isSecret(`webex-sso:${String(path[0])}`),
  );
  const metadata = readMetadata(source, values);
  const findings = [
    ...configFindings(issues, values, source.file),
    ...secretFindings(source),
    ...(config === undefined ? [] : partnerFindings(config, source.file)),
    ...(config === undefined ? [] : routingFindings(config, source.file)),
    ...metadata.findings,
  ];
  const { serviceProvider } = metadata;
  const read = { ...present({ config, serviceProvider }), findings };
  if (config === undefined || serviceProvider === undefined || hasErrors(findings)) return read;
  return { ...read, tenant: { name: source.name, config, args: argsOf(config, serviceProvider) } };
}

/** The keys of `webex-sso:` without their prefix; texts that hold data, as the engine hands it over, are decoded. */
function ownValues({ values, isSecret }: TenantSource): Record<string, unknown> {
  const own = Object.entries(values).filter(([key]) => key.startsWith("webex-sso:") && !isSecret(key));
  return Object.fromEntries(own.map(([key, value]) => decode(key.slice("webex-sso:".length), value)));
}

function decode(key: string, value: unknown): [string, unknown] {
  const schema = Object.hasOwn(tenantConfig.shape, key)
    ? tenantConfig.shape[key as keyof typeof tenantConfig.shape]
    : undefined;
  if (typeof value !== "string" || schema === undefined || schema.safeParse(value).success)
    return [key, value];
  try {
    return [key, JSON.parse(value)];
  } catch {
    return [key, value];
  }
}

/** Reads the metadata even where other keys are wrong, so that everything is said at once. */
function readMetadata(
  source: TenantSource,
  values: Record<string, unknown>,
): { readonly serviceProvider?: ServiceProvider; readonly findings: readonly Finding[] } {
  const { metadata, metadataCertificate, previousMetadata } = tenantConfig.shape;
  const path = metadata.safeParse(values.metadata).data;
  if (path === undefined) return { findings: [] };
  const pin = metadataCertificate.safeParse(values.metadataCertificate).data;
  const current = readFileOf(source, values, { key: "metadata", path, pin });
  const before = previousMetadata.safeParse(values.previousMetadata).data;
  if (current.serviceProvider === undefined || before === undefined) return current;

  const key = "previousMetadata.file";
  const previous = readFileOf(source, values, { key, path: before.file, pin: before.certificate });
  // That its certificates come to an end is why it is the previous one.
  const findings = [...current.findings, ...previous.findings.filter(({ severity }) => severity === "error")];
  if (previous.serviceProvider === undefined) return { ...current, findings };
  const isOther = previous.serviceProvider.entityId !== current.serviceProvider.entityId;
  return {
    serviceProvider: duringRollover(current.serviceProvider, previous.serviceProvider),
    findings: isOther
      ? [...findings, otherFile(source, previous.serviceProvider, current.serviceProvider)]
      : findings,
  };
}

function otherFile({ file }: TenantSource, previous: ServiceProvider, current: ServiceProvider): Finding {
  return finding("tenant-previous-metadata-other", {
    subject: file,
    message: `webex-sso:previousMetadata.file is the metadata of ${previous.entityId}, and webex-sso:metadata that of ${current.entityId}.`,
    fix: "Remove webex-sso:previousMetadata, or name the earlier file of the same organisation.",
  });
}

function readFileOf(
  { readFile, file, now }: TenantSource,
  values: Record<string, unknown>,
  { key, path, pin }: { readonly key: string; readonly path: string; readonly pin: string | undefined },
): ReturnType<typeof readServiceProvider> {
  let bytes: Uint8Array;
  try {
    bytes = readFile(path);
  } catch (cause) {
    const message = `webex-sso:${key} is ${path}, which cannot be read: ${readingFailure(cause)}.`;
    const fix = "Put the file that Control Hub gave you beside the stack file, and name it here.";
    return { findings: [finding("tenant-metadata-missing", { subject: file, message, fix })] };
  }
  const accept = tenantConfig.shape.metadataSignature.safeParse(values.metadataSignature).data;
  return readServiceProvider(bytes, {
    subject: isAbsolute(path) ? path : join(dirname(file), path),
    now,
    ...present({ accept, pinnedFingerprint: pin }),
  });
}

function argsOf(config: TenantConfig, metadata: ServiceProvider): WebexSsoArgs {
  const { customers, groups, idp, import: existing, ...rest } = config;
  return {
    metadata,
    mode: rest.mode,
    claimSource: rest.claimSource,
    attributes: rest.attributes,
    singleLogout: rest.singleLogout,
    honorForceAuthn: rest.honorForceAuthn,
    hideLaunchTile: rest.hideLaunchTile,
    groups: [...groups, ...customers.flatMap((customer) => customer.groups)],
    idp,
    ...present({
      logoutCertificate: rest.logoutCertificate,
      encryption: rest.encryption,
      encryptionCertificate: rest.encryptionCertificate,
      clockSkewMinutes: rest.clockSkewMinutes,
      import: existing,
    }),
  };
}
