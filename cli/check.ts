import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import { parse } from "yaml";
import {
  type CheckedSubject,
  type CheckResult,
  checkedTenant,
  checkResult,
} from "../fleet/check/check-result.ts";
import { checkTenants } from "../fleet/check/check-tenants.ts";
import { type FormatName, formats } from "../fleet/check/formats/index.ts";
import { groupsOf, sharedFindings } from "../fleet/check/shared-findings.ts";
import { readSettings } from "../policies/settings/read-settings.ts";
import { routedMembers } from "../stacks/routing/tenant-group.ts";
import { stackConfigDirectory } from "../stacks/stack-config-directory.ts";
import { tenantsOf } from "../stacks/tenant-names.ts";
import { type FileKind, lintFile } from "./check/lint-file.ts";
import { namedTenants } from "./check/named-tenants.ts";
import { readDomains } from "./check/read-domains.ts";
import { relatedTenants } from "./check/related-tenants.ts";
import { showProgress } from "./check/show-progress.ts";
import { policyPackFolder } from "./policy-pack-folder.ts";
import { projectFolder } from "./project-folder.ts";
import { userFolder } from "./user-folder.ts";

interface Options {
  readonly metadata?: string;
  readonly idpMetadata?: string;
  readonly domains?: string;
  readonly policyPack?: string;
  readonly format: FormatName;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** `webex-sso check`: everything that can be known without the engine and without the network. */
export const checkCommand = new Command("check")
  .argument("[tenant...]", "the tenants to check; default: every one of the project")
  .option(
    "--metadata <file>",
    "lint Webex's metadata file alone, before there is a tenant; - reads standard input",
  )
  .option("--idp-metadata <file>", "lint an identity provider's metadata file alone; - reads standard input")
  .option(
    "--domains <file>",
    "every email domain of the organisation, one a line: each must go to one identity provider of the tenants' group",
  )
  .option("--policy-pack <folder>", "the policy pack whose settings count; default: the project's own")
  .addOption(new Option("--format <format>", "of the report").choices(Object.keys(formats)).default("text"))
  .option("--json", "the same as --format json")
  .option("--verbose", "show every finding, and a line for each tenant")
  .description(
    "Checks tenants as their files say them: configuration, metadata and its signature, certificates, what the identity " +
      "provider can express, the policies, and what tenants are to each other. Nothing is contacted and nothing changes.",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 no error was found, 1 there is one (or the work failed), 2 called wrongly. docs/check.md has more.

Example: before a pull request, and in it:
  $ webex-sso check
  $ webex-sso check acme-okta acme-entra --domains domains.txt
  $ webex-sso check --metadata idb-meta-11111111-1111-4111-8111-111111111111-SP.xml
  $ webex-sso check --format sarif > check.sarif`,
  )
  .action(check);

async function check(names: readonly string[], options: Options, command: Command): Promise<void> {
  const { metadata, idpMetadata, format, json = false, verbose = false } = options;
  const files = (
    [
      ["metadata", metadata],
      ["idp-metadata", idpMetadata],
    ] as const
  ).flatMap(([kind, file]): [FileKind, string][] => (file === undefined ? [] : [[kind, file]]));
  if (files.length > 0 && (names.length > 0 || options.domains !== undefined))
    command.error(
      "error: --metadata and --idp-metadata lint a file by itself: leave out the tenants and --domains, or the files.",
      { exitCode: 2 },
    );
  const now = new Date();
  const result =
    files.length > 0 ? await lintFiles(files, now) : await checkProject(names, options, now, command);
  console.log(formats[json ? "json" : format](result, { verbose }).trimEnd());
  if (result.summary.findings.error > 0) process.exitCode = 1;
}

async function lintFiles(files: readonly [FileKind, string][], now: Date): Promise<CheckResult> {
  const subjects: CheckedSubject[] = [];
  for (const [kind, file] of files) subjects.push(await lintFile(kind, file, now));
  return checkResult(subjects, [], now);
}

async function checkProject(
  names: readonly string[],
  { domains, policyPack }: Options,
  now: Date,
  command: Command,
): Promise<CheckResult> {
  const folder = projectFolder(userFolder());
  const all = tenantsOf(folder);
  const named = namedTenants(names, all);
  const listed = domains === undefined ? undefined : await readDomains(domains);
  const pack = policyPackFolder(folder, policyPack);
  const settings = {
    folder,
    project: String(parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8"))?.name),
    stacks: stackConfigDirectory(folder),
    pack: readSettings(pack, process.env.WEBEX_SSO_POLICY, now),
    now,
  };
  const onProgress = showProgress(named.length, "tenants");
  const checks = await checkTenants(named, settings, { onProgress });
  const related = named.length === all.length ? [] : relatedTenants(folder, checks, all);
  const others = await checkTenants(related, settings);
  const groups = groupsOf(checks)
    .filter((group) => group.unread.length > 0 || routedMembers(group).length > 0)
    .map(({ name }) => name);
  if (listed !== undefined && groups.length !== 1)
    command.error(
      `error: --domains is about one webex-sso:tenantGroup, and these tenants have ${groups.length === 0 ? "none" : groups.join(", ")}. ${groups.length === 0 ? "Set it in the tenants of the organisation: docs/several-idps.md." : "Name the tenants of one of them."}`,
      { exitCode: 2 },
    );
  const [group = ""] = groups;
  const shared = sharedFindings([...checks, ...others], listed === undefined ? {} : { [group]: listed });
  const wanted = new Set(named);
  const about = shared.filter(({ tenants }) => tenants.some((tenant) => wanted.has(tenant)));
  return checkResult(checks.map(checkedTenant), about, now);
}
