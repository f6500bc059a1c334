import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Finding, finding, hasErrors } from "../../saml/finding.ts";
import type { Answers, Problem } from "./answers.ts";
import { checkConfig } from "./check-config.ts";
import { type Config, configOf } from "./config-of.ts";
import { type Difference, differencesOf } from "./differences-of.ts";
import type { MetadataInput } from "./metadata-input.ts";
import type { PlanContext, TenantPlan } from "./plan-tenant.ts";

/**
 * A tenant that exists is never changed: what the answers would change is said, and where nothing would, that.
 */
export function existingTenant(
  { tenant, values }: Answers,
  metadata: MetadataInput | Finding | undefined,
  there: Config,
  { tenants, now, policies }: PlanContext,
): TenantPlan {
  const file = tenants.fileOf(tenant);
  const standing = metadataOf(there, tenants.folder);
  const isRead = metadata !== undefined && "content" in metadata;
  const wrongFile: Problem[] = metadata === undefined || isRead ? [] : [{ ...metadata, answer: "metadata" }];
  const isSameFile =
    !isRead || (standing !== undefined && Buffer.from(standing.content).equals(metadata.content));
  const differences = differencesOf(there, configOf(values)).map((one) => differs(one, tenant, file));
  const otherFile = isSameFile ? [] : [otherMetadata(metadata.given, there, tenant, file)];
  const checked = checkConfig({
    tenant,
    file,
    config: plain(there),
    now,
    policies,
    ...(standing === undefined ? {} : { metadata: standing }),
  });
  const problems = [...wrongFile, ...otherFile, ...differences, ...checked.problems];
  return {
    tenant,
    outcome: hasErrors([...wrongFile, ...otherFile, ...differences]) ? "refused" : "unchanged",
    problems,
    files: [],
    config: there,
    ...(checked.serviceProvider === undefined ? {} : { entityId: checked.serviceProvider.entityId }),
  };
}

/** Secrets are left out: nothing that is looked at here needs them. */
function plain(config: Config): Config {
  const isSecret = (value: unknown) => typeof value === "object" && value !== null && "secure" in value;
  return Object.fromEntries(Object.entries(config).filter(([, value]) => !isSecret(value)));
}

function metadataOf(there: Config, folder: string): MetadataInput | undefined {
  const key = there["webex-sso:metadata"];
  if (typeof key !== "string") return undefined;
  const path = resolve(folder, key);
  try {
    return { given: key, key, path, name: key, content: readFileSync(path), isThereAlready: true };
  } catch {
    return undefined;
  }
}

function differs({ key, there, asked }: Difference, tenant: string, file: string): Problem {
  const text = (value: unknown) => (value === undefined ? "not set" : JSON.stringify(value));
  return {
    ...finding("onboard-tenant-differs", {
      subject: file,
      message: `${tenant} exists already, and its ${key} is ${text(there)}; asked for is ${text(asked)}. Nothing was changed.`,
      fix: `To change it, edit ${key} in ${file}, then: pulumi preview -s ${tenant}. For another tenant choose another name.`,
    }),
    answer: key,
  };
}

function otherMetadata(given: string, there: Config, tenant: string, file: string): Problem {
  const key = String(there["webex-sso:metadata"]);
  return {
    ...finding("onboard-tenant-differs", {
      subject: file,
      message: `${tenant} exists already, and its metadata is ${key}, which is another file than ${given}. Nothing was changed.`,
      fix: `If it is Webex's newer file for the same tenant, replace ${key} in a change of its own (for a partner: webex-sso onboard partner ${tenant} --metadata ${given}), then: pulumi preview -s ${tenant}`,
    }),
    answer: "metadata",
  };
}
