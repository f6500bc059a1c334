import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import * as runtimeConfig from "@pulumi/pulumi/runtime/config.js";
import * as pulumi from "../components/pulumi.ts";
import type { Finding } from "../saml/finding.ts";
import { formatFinding, formatFindings } from "../saml/format-findings.ts";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { stackConfigDirectory } from "./stack-config-directory.ts";
import { readTenant, type Tenant } from "./tenant.ts";

/**
 * The tenant whose stack the engine is running.
 *
 * @param directory the project's folder, where Pulumi.yaml stands.
 * @throws WebexSsoError `tenant-invalid` with everything that is wrong.
 */
export function engineTenant(directory: string): Tenant & { readonly findings: readonly Finding[] } {
  const name = pulumi.getStack();
  const folder = resolve(directory, stackConfigDirectory(directory));
  const { tenant, findings } = readTenant({
    name,
    file: relative(directory, join(folder, `Pulumi.${name}.yaml`)),
    values: runtimeConfig.allConfig(),
    isSecret: isConfigSecret,
    readFile: (path) => readFileSync(resolve(folder, path)),
    now: new Date(),
  });
  if (tenant === undefined) {
    const message = `${name} is not deployed, and nothing was changed:\n${formatFindings(findings)}`;
    throw new WebexSsoError("tenant-invalid", message, { findings });
  }
  for (const finding of findings.filter(({ severity }) => severity === "warning"))
    void pulumi.log.warn(formatFinding(finding));
  return { ...tenant, findings };
}

/** The SDK exports this function without declaring it, and offers no other way to learn what is a secret. */
const { isConfigSecret } = runtimeConfig as unknown as { isConfigSecret: (key: string) => boolean };
