import { planTrust } from "../../components/plan-trust.ts";
import type { CheckSettings } from "../../fleet/check/check-tenant.ts";
import { planFindings } from "../../fleet/check/plan-findings.ts";
import type { Finding } from "../../saml/finding.ts";
import type { ServiceProvider } from "../../saml/service-provider.ts";
import { configFindings } from "../../stacks/config-findings.ts";
import { readTenant } from "../../stacks/tenant.ts";
import { tenantConfig } from "../../stacks/tenant-config.ts";
import type { Problem } from "./answers.ts";
import { answerOf, type Config, ownKeys } from "./config-of.ts";
import type { MetadataInput } from "./metadata-input.ts";

/** A configuration that is not written yet, and the metadata that will stand beside it. */
export interface Checked {
  readonly tenant: string;
  readonly file: string;
  readonly config: Config;
  readonly metadata?: MetadataInput;
  readonly now: Date;
  /** Of the project; without them the policies are not asked. */
  readonly policies?: Policies | undefined;
}

/** The project by whose policies a tenant is judged. */
export type Policies = Pick<CheckSettings, "project" | "pack">;

/**
 * Everything that `pulumi up` would say of it before it touches anything, each with the answer that it is about. What only
 * the policy pack would stop is a warning: such a tenant may be prepared.
 */
export function checkConfig(checked: Checked): {
  readonly problems: readonly Problem[];
  readonly serviceProvider?: ServiceProvider;
} {
  const { tenant: name, file, config, metadata, now, policies } = checked;
  const own = ownKeys(config);
  const { data, error } = tenantConfig.safeParse(own);
  const schemaProblems = (error?.issues ?? []).flatMap((issue) =>
    configFindings([issue], own, file).map((one, place): Problem => {
      const key = issue.code === "unrecognized_keys" ? issue.keys[place] : undefined;
      return { ...one, answer: answerOf(key === undefined ? issue.path : [...issue.path, key]) };
    }),
  );
  const read = readTenant({
    name,
    file,
    values: config,
    isSecret: () => false,
    readFile: () => metadata?.content ?? new Uint8Array(),
    now,
  });
  const rest = read.findings
    .filter(({ code }) => !code.startsWith("tenant-key-"))
    .filter(({ code }) => metadata !== undefined || !code.startsWith("metadata-"))
    .map((one) => placed(one, metadata));
  const { tenant } = read;
  if (data === undefined || tenant === undefined || typeof tenant.args.metadata === "string")
    return { problems: [...schemaProblems, ...rest] };
  const { metadata: serviceProvider } = tenant.args;
  const planned =
    policies === undefined
      ? planTrust(name, serviceProvider, tenant.args, now).findings
      : planFindings(tenant, name, { ...policies, now }).map(prepared);
  return {
    problems: [...schemaProblems, ...rest, ...planned.map((one) => placed(one, metadata))],
    serviceProvider,
  };
}

function prepared(one: Finding): Finding {
  if (!one.code.startsWith("policy-") || one.severity !== "error") return one;
  const message = `${one.message} The policy pack stops pulumi up until that is mended.`;
  return { ...one, severity: "warning", message };
}

/** The user knows the file by the name that he gave. */
function placed(one: Finding, metadata: MetadataInput | undefined): Problem {
  if (metadata !== undefined && one.subject === metadata.name)
    return { ...one, subject: metadata.given, answer: "metadata" };
  const answer = answers[one.code];
  return answer === undefined ? one : { ...one, answer };
}

const answers: Partial<Record<string, string>> = {
  "capability-group-id": "webex-sso:groups",
  "capability-groups": "webex-sso:groups",
  "trust-nobody": "webex-sso:groups",
  "policy-access": "webex-sso:groups",
  "capability-attribute-source": "webex-sso:claimSource",
  "capability-encryption": "webex-sso:encryption",
  "capability-clock-skew": "webex-sso:clockSkewMinutes",
  "trust-logout-certificate-unknown": "webex-sso:logoutCertificate",
};
