import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Finding, hasErrors } from "../../saml/finding.ts";
import { formatFindings } from "../../saml/format-findings.ts";
import { readServiceProvider } from "../../saml/metadata/read-service-provider.ts";
import { present } from "../../saml/present.ts";
import type { ServiceProvider } from "../../saml/service-provider.ts";
import type { Sheet } from "../../saml/sheet/sheet.ts";
import { trustSheet } from "../../saml/sheet/trust-sheet.ts";
import { type TrustOptions, trustOf } from "../../saml/trust.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { fileTenant } from "../../stacks/file-tenant.ts";
import { tenantsOf } from "../../stacks/tenant-names.ts";
import { readInput } from "../diagnose/read-input.ts";
import { projectFolder } from "../project-folder.ts";
import type { SheetOptions } from "../sheet.ts";
import { userFolder } from "../user-folder.ts";
import { wrongCall } from "../wrong-call.ts";

interface Read {
  readonly sheet: Sheet;
  /** What is to be known of it, none of it an error. */
  readonly findings: readonly Finding[];
}

/**
 * The sheet of a tenant, or of a metadata file.
 *
 * @throws WebexSsoError of a wrong call, and of the tenant, `tenant-invalid`, `metadata-invalid`
 */
export async function readTrustSheet(
  word: string,
  { mode, metadataSignature: accept }: Pick<SheetOptions, "mode" | "metadataSignature">,
): Promise<Read> {
  const project = projectOrNone();
  const tenants = project === undefined ? [] : tenantsOf(project);
  if (project !== undefined && tenants.includes(word)) {
    if (mode !== undefined || accept !== undefined)
      throw wrongCall(
        `${word} is a tenant: its mode and its signature stand in its stack file. --mode and --metadata-signature are for a file; one of that name is ./${word}.`,
      );
    return ofTenant(project, word);
  }
  if (word !== "-" && !existsSync(resolve(userFolder(), word)))
    throw wrongCall(
      `${JSON.stringify(word)} is neither a tenant of this project (${tenants.slice(0, 10).join(", ") || "there is none here"}) nor a file.`,
    );
  if (mode === undefined)
    throw wrongCall(
      `for a file say --mode organization (the claim is uid) or --mode partner (the claim is mail)`,
    );
  return ofFile(word, mode, accept);
}

function projectOrNone(): string | undefined {
  try {
    return projectFolder(userFolder());
  } catch (error) {
    if (error instanceof WebexSsoError && error.code === "no-project") return undefined;
    throw error;
  }
}

function ofTenant(project: string, name: string): Read {
  const now = new Date();
  const { tenant, findings } = fileTenant(project, name, now);
  if (tenant === undefined) throw invalid("tenant-invalid", name, findings);
  const { metadata, ...args } = tenant.args;
  if (typeof metadata === "string") throw new Error("a tenant's metadata has been read");
  return judged(name, metadata, { ...args, subject: name, now }, findings);
}

async function ofFile(
  file: string,
  mode: NonNullable<SheetOptions["mode"]>,
  accept: SheetOptions["metadataSignature"],
): Promise<Read> {
  const now = new Date();
  const bytes = await readInput(file);
  const { serviceProvider, findings } = readServiceProvider(bytes, {
    subject: file,
    now,
    ...present({ accept }),
  });
  if (serviceProvider === undefined) throw invalid("metadata-invalid", file, findings);
  return judged(file, serviceProvider, { subject: file, now, mode, groups: [] }, findings);
}

/** Nobody should type what is wrong. */
function judged(
  name: string,
  serviceProvider: ServiceProvider,
  options: TrustOptions,
  before: readonly Finding[],
): Read {
  if (hasErrors(before)) throw invalid("metadata-invalid", name, before);
  const { trust, findings } = trustOf(serviceProvider, options);
  const all = [...before, ...findings];
  if (hasErrors(findings)) throw invalid("metadata-invalid", name, all);
  return {
    sheet: trustSheet(name, trust, serviceProvider),
    findings: all.filter(({ severity, code }) => severity === "warning" && code !== "trust-nobody"),
  };
}

function invalid(code: string, name: string, findings: readonly Finding[]): WebexSsoError {
  const message = `There is no sheet of ${name}:\n${formatFindings(findings)}`;
  return new WebexSsoError(code, message, { findings });
}
