import { resolve } from "node:path";
import { Command } from "commander";
import { hasErrors } from "../../saml/finding.ts";
import { formatFindings } from "../../saml/format-findings.ts";
import { present } from "../../saml/present.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { editStackFile } from "../../stacks/edit-stack-file.ts";
import { fileTenant } from "../../stacks/file-tenant.ts";
import { readCsvFile } from "../csv/read-csv-file.ts";
import { projectFolder } from "../project-folder.ts";
import { userFolder } from "../user-folder.ts";
import { customerRow, customersTemplate } from "./customers/columns.ts";
import { describeCustomers } from "./customers/describe-customers.ts";
import { planCustomers } from "./customers/plan-customers.ts";
import { templateSheets } from "./customers/template-sheets.ts";
import { plannedSheets, writeSheets } from "./customers/write-sheets.ts";
import { deployCommands } from "./next-commands.ts";
import { partnerIdp } from "./partner-idp.ts";
import { terminalPrompter } from "./prompter.ts";

interface Options {
  readonly from?: string;
  readonly template?: boolean;
  readonly idpMetadata?: string;
  readonly out?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `webex-sso onboard customers`: customers behind a partner's identity provider. */
export const customersCommand = new Command("customers")
  .argument("<tenant>", "the partner's tenant")
  .option("--from <file>", "a CSV file with a customer a row")
  .option("--template", "print an example of that CSV file with its columns")
  .option(
    "--idp-metadata <file>",
    "metadata of the partner's identity provider; default: the deployed trust's",
  )
  .option("--out <folder>", "writes a sheet for each onboarding template there")
  .option("-y, --yes", "write the change without a question")
  .option("--json", "one JSON document on standard output")
  .summary("customers behind the partner's identity provider, from a CSV file")
  .description(
    "Adds customers to a partner's tenant: who is eligible, what changes in the list and in who may sign in, and the values " +
      "of the onboarding template in Partner Hub. The change is shown before it is written.",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 added, there already, or only shown; 1 a row was refused, or the work failed; 2 called wrongly.

Example:
  $ webex-sso onboard customers resale --template > customers.csv
  $ webex-sso onboard customers resale --from customers.csv --out sheets
  $ webex-sso onboard customers resale --from customers.csv --yes`,
  )
  .action(customers);

async function customers(tenant: string, options: Options, command: Command): Promise<void> {
  const { from, json = false, out, yes = false } = options;
  if (options.template) {
    console.log(customersTemplate());
    return;
  }
  if (from === undefined)
    return command.error("error: name the CSV file with --from; --template prints an example.", {
      exitCode: 2,
    });
  const project = projectFolder(userFolder());
  const config = partnerConfig(project, tenant);
  const { rows, problems: unread } = readCsvFile(from, { row: customerRow });
  const plan = planCustomers(rows, from, config);
  const problems = [...unread, ...plan.problems].sort((left, right) => left.line - right.line);
  const idp = await partnerIdp(tenant, project, {
    isTenant: true,
    ...present({ file: options.idpMetadata }),
  });
  const refused = new Set(plan.refused);
  const sheets = templateSheets(
    rows.filter((row) => !refused.has(row)),
    { tenant, ...present({ idpEntityId: idp.entityId }) },
  );
  const sheetFiles = out === undefined ? [] : plannedSheets(resolve(userFolder(), out), out, sheets);
  const isChanged = plan.added.length > 0;
  const edit = editStackFile(project, tenant, isChanged ? { "webex-sso:customers": plan.customers } : {});
  if (!json) {
    if (problems.length > 0) console.error(formatFindings(problems));
    console.log(describeCustomers(tenant, edit.file, plan, problems));
    if (out === undefined) for (const { markdown } of sheets) console.log(`\n${markdown.trimEnd()}`);
    if (idp.entityId === undefined && sheets.length > 0)
      console.error(
        `The IdP entity ID is left open: ${idp.unknown}. Name the identity provider's metadata with --idp-metadata.`,
      );
  }
  const isAsked = isChanged && !yes ? terminalPrompter(json) : undefined;
  const isAgreed = isAsked === undefined ? yes : (await isAsked.confirm(`Write ${edit.file}?`)) === true;
  const isWritten = isChanged && isAgreed;
  if (isWritten) edit.write();
  // Who is asked and says no has nothing written at all.
  if (isAsked === undefined || isAgreed) writeSheets(sheetFiles, json);
  if (json) {
    const { added, unchanged, waiting, groupsAdded } = plan;
    const told = { tenant, file: edit.file, added, unchanged, waiting, groupsAdded, problems, sheets };
    console.log(JSON.stringify({ ...told, written: isWritten }, undefined, 2));
  } else if (isChanged)
    console.log(
      isWritten
        ? [`${edit.file} is written. Next:`, ...deployCommands(tenant, project)].join("\n  ")
        : `${edit.file} is as it was: add --yes to write the change.`,
    );
  process.exitCode = hasErrors(problems) ? 1 : 0;
}

function partnerConfig(project: string, name: string) {
  const { tenant, findings } = fileTenant(project, name, new Date());
  if (tenant === undefined)
    throw new WebexSsoError(
      "tenant-invalid",
      `${name} is not right as it stands, and nothing was changed:\n${formatFindings(findings)}`,
      { findings },
    );
  if (tenant.config.mode === "partner") return tenant.config;
  throw new WebexSsoError(
    "onboard-no-partner",
    `${name} is no partner's tenant: its webex-sso:mode is ${tenant.config.mode}. Customers with identity providers of their own are tenants of their own: webex-sso onboard --from <file>.`,
  );
}
