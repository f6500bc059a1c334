import { join } from "node:path";
import { finding, hasErrors } from "../../saml/finding.ts";
import { changedYaml } from "../../stacks/changed-yaml.ts";
import { namespaceOf } from "./answer-key.ts";
import type { Answers, Problem, Values } from "./answers.ts";
import { checkConfig, type Policies } from "./check-config.ts";
import { type Config, configOf, ownKeys } from "./config-of.ts";
import { existingTenant } from "./existing-tenant.ts";
import { metadataInput } from "./metadata-input.ts";
import { isKind, missingAnswers, withDefaults } from "./missing-answers.ts";
import type { ProjectTenants } from "./project-tenants.ts";
import { stackNameProblem } from "./stack-name-problem.ts";
import { stackText } from "./stack-text.ts";

/** A file to write, with what it is to hold. */
export interface PlannedFile {
  readonly path: string;
  /** From the project's folder. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What stood there when it was planned. */
  readonly before?: Uint8Array | undefined;
}

/** What would become of the answers. Nothing is written yet. */
export interface TenantPlan {
  readonly tenant: string;
  readonly outcome: "new" | "unchanged" | "refused";
  /** Everything that is to be said. */
  readonly problems: readonly Problem[];
  /** To be written in this order: the stack file, which names the metadata, comes last. */
  readonly files: readonly PlannedFile[];
  readonly config?: Config;
  /** Of its metadata, where that could be read. */
  readonly entityId?: string;
}

export interface PlanContext {
  readonly tenants: ProjectTenants;
  /** The folder that paths are read from. */
  readonly from: string;
  /** What will stand at a path: planned before, or on the disk. */
  readonly contentAt: (path: string) => Uint8Array | undefined;
  readonly now: Date;
  readonly policies?: Policies | undefined;
}

/**
 * Plans a tenant: every answer is checked, and everything that is wrong said at once.
 *
 * @throws WebexSsoError when the stack file that is there cannot be read.
 */
export function planTenant(given: Answers, context: PlanContext): TenantPlan {
  const { tenants, from, contentAt, now, policies } = context;
  const { tenant } = given;
  const name = stackNameProblem(tenant, tenants.tenants);
  if (name !== undefined) {
    const problem = { ...finding("onboard-tenant-name", { subject: tenant, ...name }), answer: "tenant" };
    return { tenant, outcome: "refused", problems: [problem], files: [] };
  }
  const read =
    given.metadata === undefined
      ? undefined
      : metadataInput(given.metadata, { ...tenants, from, contentAt, now });
  const there = tenants.configOf(tenant) ?? {};
  if (Object.keys(ownKeys(there)).length > 0) return existingTenant(given, read, there, context);

  const file = tenants.fileOf(tenant);
  const metadata = read !== undefined && "content" in read ? read : undefined;
  const unread = read === undefined || "content" in read ? [] : [{ ...read, answer: "metadata" }];
  const { values } = withDefaults(given);
  const config = configOf(
    metadata === undefined ? values : { ...values, "webex-sso:metadata": metadata.key },
  );
  const missing = missingAnswers(given).map(({ key, message, example }): Problem => {
    const text = { message: `${key} is missing: ${message}.`, fix: `Say it, for example ${example}.` };
    return { ...finding("onboard-answer-missing", { subject: tenant, ...text }), answer: key };
  });
  const checked = checkConfig({
    tenant,
    file,
    config,
    now,
    policies,
    ...(metadata === undefined ? {} : { metadata }),
  });
  const { serviceProvider } = checked;
  const saidAlready = new Set([...missing, ...unread].map(({ answer }) => answer));
  const problems: readonly Problem[] = [
    ...missing,
    ...unread,
    ...foreignKeys(tenant, values),
    ...conflicts(there, config, file),
    ...checked.problems.filter(({ answer }) => !isSaid(answer, saidAlready)),
    ...(serviceProvider === undefined ? [] : sameEntityId(given, serviceProvider.entityId, config, tenants)),
  ];
  const identity = serviceProvider === undefined ? {} : { entityId: serviceProvider.entityId };
  if (metadata === undefined || hasErrors(problems))
    return { tenant, outcome: "refused", problems, files: [], config, ...identity };
  const path = join(tenants.project, file);
  const standing = contentAt(path);
  const content =
    standing === undefined
      ? stackText(config, tenants.project, tenants.folder)
      : changedYaml(Buffer.from(standing).toString("utf8"), config, file);
  const files = [
    ...(metadata.isThereAlready ? [] : [metadata]),
    { path, name: file, content, before: standing },
  ];
  return { tenant, outcome: "new", problems, files, config, ...identity };
}

/** The schema says again what was said as missing, in words that help less: `idp` when its kind is, for example. */
function isSaid(answer: string | undefined, said: ReadonlySet<string | undefined>): boolean {
  if (answer === undefined) return false;
  const aliases = [answer, ...(answer === "webex-sso:metadata" ? ["metadata"] : [])];
  return [...said].some((one) => aliases.some((alias) => one === alias || one?.startsWith(`${alias}.`)));
}

/** Keys of another identity provider than the tenant's. */
function foreignKeys(tenant: string, values: Values): Problem[] {
  const { "idp.kind": kind } = values;
  if (!isKind(kind)) return [];
  const own = [namespaceOf(kind), "webex-sso"];
  const foreign = Object.keys(values).filter(
    (key) => key.includes(":") && !own.includes(key.split(":")[0] ?? ""),
  );
  return foreign.map((key) => {
    const message = `${key} is no key of ${kind}, whose keys begin with ${own[0]}:.`;
    const fix = "Leave it out, or name the other identity provider.";
    return { ...finding("onboard-answer-refused", { subject: tenant, message, fix }), answer: key };
  });
}

/** A stack file that `pulumi stack init` or `config set` made keeps what it has. */
function conflicts(there: Config, config: Config, file: string): Problem[] {
  const keys = Object.keys(config).filter(
    (key) => key in there && String(there[key]) !== String(config[key]),
  );
  return keys.map((key) => {
    const message = `${file} has ${key} already, which is ${JSON.stringify(there[key])}; asked for is ${JSON.stringify(config[key])}.`;
    const fix = "Say the value that is right, or correct the file.";
    return { ...finding("onboard-tenant-differs", { subject: file, message, fix }), answer: key };
  });
}

/** One Webex organisation has one trust, unless its tenants say that they belong together. */
function sameEntityId(
  { tenant, metadata }: Answers,
  entityId: string,
  config: Config,
  tenants: ProjectTenants,
): Problem[] {
  const group = config["webex-sso:tenantGroup"];
  const others = tenants
    .withEntityId(entityId)
    .filter((other) => other.tenant !== tenant && (group === undefined || other.group !== group));
  if (others.length === 0) return [];
  const names = others.map((other) => other.tenant).join(", ");
  const message = `The metadata ${metadata ?? ""} is that of ${entityId}, for which there is ${names} already.`;
  const fix = `Give the metadata of the organisation that this tenant is for. If that organisation has several identity providers, give all its tenants the same webex-sso:tenantGroup.`;
  const problem = finding("onboard-entity-id-twice", { subject: tenant, message, fix });
  return [{ ...problem, answer: "metadata" }];
}
