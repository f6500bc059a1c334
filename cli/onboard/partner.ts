import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { Command } from "commander";
import { hasErrors } from "../../saml/finding.ts";
import { formatFindings } from "../../saml/format-findings.ts";
import { present } from "../../saml/present.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { tenantsOf } from "../../stacks/tenant-names.ts";
import { projectFolder } from "../project-folder.ts";
import { userFolder } from "../user-folder.ts";
import { deployCommands } from "./next-commands.ts";
import { planReplacement } from "./partner/replace-metadata.ts";
import { tacRequest } from "./partner/tac-request.ts";
import { partnerIdp } from "./partner-idp.ts";
import { terminalPrompter } from "./prompter.ts";
import { stackNameProblem } from "./stack-name-problem.ts";
import { contentOf, writePlanned } from "./write-planned.ts";

interface Options {
  readonly idpMetadata?: string;
  readonly name?: string;
  readonly organizationId?: string;
  readonly contact?: string;
  readonly passEmailInRequest?: boolean;
  readonly out?: string;
  readonly metadata?: string;
  readonly yes?: boolean;
  readonly acceptLoss?: boolean;
  readonly json?: boolean;
}

/** `webex-sso onboard partner`: the paperwork of a partner's trust, and Webex's newer file for it. */
export const partnerCommand = new Command("partner")
  .argument("<tenant>", "the partner's tenant; for the request it need not exist yet")
  .option(
    "--idp-metadata <file>",
    "metadata of the partner's identity provider; default: the deployed trust's",
  )
  .option("--name <name>", "of the partner organisation, for the request")
  .option("--organization-id <id>", "of the partner organisation, for the request")
  .option("--contact <address>", "whom Cisco TAC answers, for the request")
  .option("--pass-email-in-request", "the identity provider needs the user's address in Webex's request")
  .option("--out <file>", "writes the request there; default: standard output")
  .option(
    "--metadata <file>",
    "instead: put this newer file of Webex's in place of the tenant's, after a look",
  )
  .option("--accept-loss", "with --metadata: although an ACS is gone or the entity ID is another")
  .option("-y, --yes", "with --metadata: replace it without a question")
  .option("--json", "one JSON document on standard output")
  .summary("a partner's trust: the service request for Cisco TAC, and Webex's newer metadata file")
  .description(
    "Prepares the service request by which Cisco TAC establishes partner SSO, filled from the identity provider's metadata. " +
      "With --metadata it shows what a newer file of Webex's changes and puts it in place; nothing is merged.",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 done, or only shown; 1 refused, or the work failed; 2 called wrongly.

Example:
  $ webex-sso onboard partner resale --idp-metadata idp.xml --name "Example Telecom" --out request.md
  $ webex-sso onboard partner resale --metadata idb-meta-new-SP.xml`,
  )
  .action(partner);

async function partner(tenant: string, options: Options, command: Command): Promise<void> {
  const { metadata, acceptLoss, yes } = options;
  if (metadata === undefined && (acceptLoss || yes))
    command.error("error: --yes and --accept-loss go with --metadata.", { exitCode: 2 });
  if (metadata === undefined) await request(tenant, options);
  else await replace(tenant, metadata, options);
}

async function request(tenant: string, options: Options): Promise<void> {
  const { name, organizationId, contact, passEmailInRequest = false, out, json, idpMetadata } = options;
  const project = projectFolder(userFolder());
  const tenants = tenantsOf(project);
  const problem = stackNameProblem(tenant, tenants);
  if (problem !== undefined)
    throw new WebexSsoError("onboard-tenant-name", `${problem.message} ${problem.fix}`);
  const idp = await partnerIdp(tenant, project, {
    isTenant: tenants.includes(tenant),
    ...present({ file: idpMetadata }),
  });
  const form = tacRequest({
    tenant,
    passEmailInRequest,
    ...present({ partner: name, organizationId, contact, idp: idp.metadata, attachment: idp.file }),
  });
  if (idp.metadata === undefined)
    console.error(
      `The identity provider's part is left open: ${idp.unknown ?? "its metadata is not published"}. Name its metadata with --idp-metadata.`,
    );
  if (out !== undefined) writeForm(resolve(userFolder(), out), out, form);
  if (json)
    console.log(
      JSON.stringify(
        { tenant, idpEntityId: idp.entityId ?? null, request: form, file: out ?? null },
        undefined,
        2,
      ),
    );
  else
    console.log(
      out === undefined
        ? form
        : `${out} is written. Look through it and send it to Cisco TAC, with the metadata file.`,
    );
}

/** It may have been filled in by hand since. */
function writeForm(path: string, name: string, form: string): void {
  const standing = existsSync(path) ? contentOf(path) : undefined;
  if (standing !== undefined && Buffer.from(standing).toString("utf8") !== form)
    throw new WebexSsoError(
      "onboard-not-written",
      `${name} is there already and says something else. Name another file with --out.`,
    );
  writePlanned([{ path, name, content: form, before: standing }]);
}

async function replace(tenant: string, metadata: string, options: Options): Promise<void> {
  const { acceptLoss = false, yes = false, json = false } = options;
  const project = projectFolder(userFolder());
  const plan = planReplacement(tenant, metadata, project, new Date());
  const { files, ...told } = plan;
  const others = plan.findings.filter(({ code }) => !losses.includes(code));
  const isLost = plan.findings.some(({ code }) => losses.includes(code));
  const isRefused = hasErrors(others) || (isLost && !acceptLoss);
  if (!json) {
    const change = relative(userFolder(), resolve(project, plan.file));
    console.log(
      files.length === 0
        ? `${change} is that file already; nothing changes.`
        : [`${change}, compared with ${metadata}:`, ...linesOf(plan.lines)].join("\n"),
    );
    const shown = plan.findings.filter(({ severity }) => severity !== "info");
    if (shown.length > 0) console.error(formatFindings(shown));
  }
  const isWanted = !isRefused && files.length > 0 && (yes || (await isConfirmed(json)));
  if (isWanted) writePlanned(files);
  if (json) console.log(JSON.stringify({ ...told, replaced: isWanted }, undefined, 2));
  else if (files.length > 0)
    console.log(
      isWanted
        ? [`${plan.file} is replaced. Next:`, ...deployCommands(tenant, project)].join("\n  ")
        : `Nothing was written.${isRefused ? "" : " Add --yes to put the file in place."}`,
    );
  process.exitCode = isRefused ? 1 : 0;
}

const losses: readonly string[] = ["onboard-acs-lost", "onboard-entity-id-changed"];

const linesOf = (lines: readonly string[]) =>
  lines.length === 0
    ? ["  they say the same; formatting or signature differ"]
    : lines.map((line) => `  ${line}`);

async function isConfirmed(json: boolean): Promise<boolean> {
  return (await terminalPrompter(json)?.confirm("Put this file in place?")) === true;
}
