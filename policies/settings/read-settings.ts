import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse, YAMLParseError } from "yaml";
import type { z } from "zod";
import { duringRollover } from "../../saml/during-rollover.ts";
import { hasErrors } from "../../saml/finding.ts";
import { formatFindings } from "../../saml/format-findings.ts";
import { readServiceProvider } from "../../saml/metadata/read-service-provider.ts";
import type { ServiceProvider } from "../../saml/service-provider.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import {
  type Exception,
  exceptionsSchema,
  type Settings,
  settingsSchema,
  type TenantSettings,
} from "./schema.ts";

/** A tenant with its metadata read. */
export interface KnownTenant extends TenantSettings {
  readonly serviceProvider?: ServiceProvider;
}

/** Everything that the pack is told. */
export interface PackSettings extends Omit<Settings, "tenants" | "exceptions"> {
  readonly tenants: readonly KnownTenant[];
  readonly exceptions: readonly Exception[];
}

const standard = "webex-sso-policy.yaml";

/**
 * Reads the settings, the exceptions and the metadata that they name.
 *
 * @param directory the pack's folder. Without `webex-sso-policy.yaml` there every setting has its default.
 * @param named the file to read instead (the environment's `WEBEX_SSO_POLICY`); an empty text names none.
 * @throws WebexSsoError `policy-settings-invalid` with everything that is wrong.
 */
export function readSettings(directory: string, named: string | undefined, now: Date): PackSettings {
  const file = named ? resolve(directory, named) : join(directory, standard);
  const given = named || existsSync(file) ? readYaml(file, settingsSchema, {}) : settingsSchema.parse({});
  const beside = (path: string) => resolve(dirname(file), path);
  return {
    ...given,
    exceptions:
      given.exceptions === undefined ? [] : readYaml(beside(given.exceptions), exceptionsSchema, []),
    tenants: given.tenants.map((tenant) => {
      const serviceProvider = serviceProviderOf(tenant, beside, now);
      return { ...tenant, ...(serviceProvider === undefined ? {} : { serviceProvider }) };
    }),
  };
}

/** During a rotation of Webex's certificate those of both files count, as they do for the tenant itself. */
function serviceProviderOf(
  { metadata, previousMetadata, metadataSignature: accept }: TenantSettings,
  beside: (path: string) => string,
  now: Date,
): ServiceProvider | undefined {
  if (metadata === undefined) return undefined;
  const current = readMetadata(beside(metadata), accept, now);
  if (previousMetadata === undefined) return current;
  const previous = readMetadata(beside(previousMetadata), accept, now);
  if (previous.entityId !== current.entityId)
    throw invalid(
      `${beside(previousMetadata)} is the metadata of ${previous.entityId}, and ${beside(metadata)} that of ${current.entityId}.\n  → Name as previousMetadata the earlier file of the same organisation, or remove it.`,
    );
  return duringRollover(current, previous);
}

/** @param empty what a file that says nothing stands for. */
function readYaml<Schema extends z.ZodType>(file: string, schema: Schema, empty: unknown): z.output<Schema> {
  const parsed = schema.safeParse(parseYaml(file) ?? empty);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join(".") || "the file"}: ${message}`,
  );
  throw invalid(
    `${file} does not hold what the policy pack takes:\n${lines.join("\n")}\n  → docs/policies.md lists every key.`,
  );
}

function parseYaml(file: string): unknown {
  try {
    return parse(read(file).toString("utf8"));
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    // Only its first line: the rest quotes the file.
    const [what = ""] = cause.message.split("\n");
    throw invalid(
      `${file} is not YAML: ${what.replace(/:$/, "")}.\n  → Correct the file at that line.`,
      cause,
    );
  }
}

function readMetadata(file: string, accept: TenantSettings["metadataSignature"], now: Date): ServiceProvider {
  const { serviceProvider, findings } = readServiceProvider(read(file), { subject: file, now, accept });
  if (serviceProvider === undefined || hasErrors(findings)) throw invalid(formatFindings(findings));
  return serviceProvider;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw invalid(
      `${file} cannot be read: ${(cause as Error).message}.\n  → Correct the path: the settings are WEBEX_SSO_POLICY or ${standard} in the pack's folder, and name other files from their own.`,
      cause,
    );
  }
}

function invalid(message: string, cause?: unknown): WebexSsoError {
  return new WebexSsoError("policy-settings-invalid", message, cause === undefined ? {} : { cause });
}
