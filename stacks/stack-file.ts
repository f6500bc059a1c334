import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { load } from "js-yaml";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { stackConfigDirectory } from "./stack-config-directory.ts";
import { readTenant } from "./tenant.ts";

/**
 * Reads a tenant from its stack file, without the engine. Secrets stay encrypted, and nothing is contacted.
 *
 * @param directory the project's folder, where Pulumi.yaml stands.
 * @throws WebexSsoError `tenant-missing`, `tenant-file`
 */
export function readStackFile(directory: string, name: string, now: Date): ReturnType<typeof readTenant> {
  const folder = resolve(directory, stackConfigDirectory(directory));
  const file = relative(directory, join(folder, `Pulumi.${name}.yaml`));
  const values = configOf(directory, file, name);
  return readTenant({
    name,
    file,
    values,
    isSecret: (key) => isSecret(values[key]),
    readFile: (path) => readFileSync(resolve(folder, path)),
    now,
  });
}

function configOf(directory: string, file: string, name: string): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(join(directory, file), "utf8");
  } catch (cause) {
    throw new WebexSsoError("tenant-missing", `There is no tenant ${name}: ${file} cannot be read.`, {
      cause,
    });
  }
  try {
    return (load(text) as { config?: Record<string, unknown> } | undefined)?.config ?? {};
  } catch (cause) {
    throw new WebexSsoError("tenant-file", `${file} is no YAML: ${(cause as Error).message}`, { cause });
  }
}

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secure" in value;
}
