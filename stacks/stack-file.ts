import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parse } from "yaml";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { readingFailure } from "./reading-failure.ts";

/** What Pulumi.yaml says, as far as anybody looks. */
export interface ProjectSettings {
  readonly main?: string;
  readonly stackConfigDir?: string;
  readonly plugins?: { readonly providers?: readonly { readonly name: string; readonly path: string }[] };
}

/** The file of a tenant's stack, and what it stands in. */
export interface StackFile {
  readonly settings: ProjectSettings;
  /** The folder of the stack files, from the project's. */
  readonly stacks: string;
  /** How messages call the file, from the project's folder. */
  readonly file: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The secrets among them, encrypted for somebody else. */
  readonly isSecret: (key: string) => boolean;
  /** Reads a file beside the stack file. @throws WebexSsoError `tenant-unreadable` */
  readonly readFile: (path: string) => Buffer;
}

/**
 * Reads the file of a tenant's stack, without the engine: secrets stay encrypted, and nothing is contacted.
 *
 * @throws WebexSsoError `tenant-missing` when the project has no such tenant, `tenant-unreadable` when a file of it
 *   cannot be read.
 */
export function readStackFile(project: string, tenant: string): StackFile {
  const settings: ProjectSettings = yamlOf(join(project, "Pulumi.yaml"));
  const stacks = settings.stackConfigDir ?? ".";
  const path = join(project, stacks, `Pulumi.${tenant}.yaml`);
  const { config } = yamlOf(path, () => missing(tenant, path));
  if (config !== undefined && (typeof config !== "object" || config === null || Array.isArray(config)))
    throw unreadable(path, "its config is no mapping of keys to values");
  const values: Record<string, unknown> = config ?? {};
  return {
    settings,
    stacks,
    file: relative(project, path),
    values,
    isSecret: (key) => holdsSecret(values[key]),
    readFile: (name) => bytesOf(resolve(project, stacks, name)),
  };
}

/** One secret within makes all of a key's value secret, as the engine has it. */
function holdsSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return "secure" in value || Object.values(value).some(holdsSecret);
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a user wrote; who reads it looks at what it is.
function yamlOf(path: string, missing?: () => WebexSsoError): any {
  const text = bytesOf(path, missing).toString("utf8");
  let content: unknown;
  try {
    content = parse(text) ?? {};
  } catch (cause) {
    throw unreadable(path, `it is no YAML: ${(cause as Error).message.split("\n")[0]}`, cause);
  }
  if (typeof content !== "object" || Array.isArray(content))
    throw unreadable(path, "it is no mapping of keys to values");
  return content;
}

function bytesOf(path: string, missing?: () => WebexSsoError): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT" && missing !== undefined) throw missing();
    throw unreadable(path, readingFailure(cause), cause);
  }
}

function missing(tenant: string, path: string): WebexSsoError {
  return new WebexSsoError(
    "tenant-missing",
    `There is no tenant ${tenant}: ${path} does not exist. Check the name; docs/tenant.md says how to write one.`,
  );
}

function unreadable(path: string, reason: string, cause?: unknown): WebexSsoError {
  return new WebexSsoError(
    "tenant-unreadable",
    `${path} cannot be read: ${reason}. Mend it and run this again.`,
    {
      cause,
    },
  );
}
