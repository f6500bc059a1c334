import { Command, InvalidArgumentError, Option } from "commander";
import { printableJson } from "../formats/plain-text.ts";
import { hasErrors } from "../saml/finding.ts";
import { formatFindings } from "../saml/format-findings.ts";
import { present } from "../saml/present.ts";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { fileTenant } from "../stacks/file-tenant.ts";
import type { Tenant } from "../stacks/tenant.ts";
import { administrations } from "../vendors/administrations.ts";
import { type VendorKind, vendors } from "../vendors/index.ts";
import { readInput } from "./diagnose/read-input.ts";
import { type Claim, claimOf } from "./preflight/claim.ts";
import { platformConnection } from "./preflight/connection.ts";
import { idpAccess } from "./preflight/idp-access.ts";
import { organizationsOf } from "./preflight/organizations.ts";
import { printPreflight } from "./preflight/print-preflight.ts";
import { readIdpApi } from "./preflight/read-idp-api.ts";
import { readIdpCsv } from "./preflight/read-idp-csv.ts";
import { readWebexApi } from "./preflight/read-webex-api.ts";
import { readWebexCsv } from "./preflight/read-webex-csv.ts";
import { preflightReport } from "./preflight/report.ts";
import type { IdpUsers, WebexUsers } from "./preflight/users.ts";
import { type WebexApiName, webexApis } from "./preflight/webex-apis.ts";
import { projectFolder } from "./project-folder.ts";
import { userFolder } from "./user-folder.ts";

interface Options {
  readonly idpUsers?: string;
  readonly fromApi?: boolean;
  readonly column?: string;
  readonly webexUsers?: string;
  readonly webexColumn?: string;
  readonly webexApi: WebexApiName;
  readonly webexUrl: string;
  readonly organization?: readonly string[];
  readonly showAddresses?: boolean;
  readonly json?: boolean;
}

/** The environment variable with the token: command lines are seen by everybody on the machine. */
const tokenVariable = "WEBEX_ACCESS_TOKEN";

/** `webex-sso preflight`: whose claim is none of the addresses that Webex knows of the user, before anybody signs in. */
export const preflightCommand = new Command("preflight")
  .argument("<tenant>", "the tenant, that is the name of its stack")
  .option("--idp-users <file>", "the identity provider's export of its users, CSV; - reads standard input")
  .option(
    "--from-api",
    "read them by the identity provider's API, with the stack's credentials (Okta, Entra ID, PingOne)",
  )
  .option(
    "--column <name>",
    "the column of the claim's value, where the export calls it something of its own",
  )
  .option("--webex-users <file>", "Control Hub's export of users, CSV; - reads standard input")
  .option("--webex-column <name>", "its column of email addresses, where Control Hub has translated it")
  .addOption(
    new Option(
      "--webex-api <api>",
      `without --webex-users: the API of Webex; the token is in ${tokenVariable}`,
    )
      .choices(Object.keys(webexApis))
      .default("scim"),
  )
  .option("--webex-url <url>", "where the APIs of Webex are", webexUrl, "https://webexapis.com")
  .option(
    "--organization <id...>",
    "Webex organisations whose users are read; default: the metadata's, or the partner's customers'",
  )
  .option("--show-addresses", "addresses as they are; without it they are shortened")
  .option("--json", "one JSON document on standard output, with every user of each problem")
  .description(
    "Before pulumi up: compares the value that each user would sign in with against the addresses that Webex knows, and says " +
      "who would be refused, who would sign in as somebody else, and how to mend it. Everything is read, nothing is changed.",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 nobody would be refused, 1 somebody would, or the work failed, 2 called wrongly.

Example: with an export of each side (Okta: Reports > User Accounts; Control Hub: Users > Manage users by CSV):
  $ webex-sso preflight acme --idp-users okta-users.csv --webex-users control-hub-users.csv

Example: both by API; the token is of an administrator, with the scope identity:people_read:
  $ read -rs ${tokenVariable} && export ${tokenVariable}
  $ webex-sso preflight acme --from-api`,
  )
  .action(preflight);

/** A token goes there: over TLS, or to this machine. */
function webexUrl(text: string): string {
  const url = URL.parse(text);
  const isHere = url?.hostname === "127.0.0.1" || url?.hostname === "localhost";
  if (url === null || (url.protocol !== "https:" && !(url.protocol === "http:" && isHere)))
    throw new InvalidArgumentError("It is no https address, such as https://webexapis.com.");
  return url.href.replace(/\/+$/, "");
}

async function preflight(name: string, options: Options, command: Command): Promise<void> {
  refuseContradictions(options, command);
  const project = projectFolder(userFolder());
  const tenant = tenantOf(project, name);
  const claim = claimOf(tenant.config);
  const progress = process.stderr.isTTY ? (text: string) => console.error(text) : () => {};
  const idp = await idpUsers(project, tenant, claim, options, command, progress);
  const webex = await webexUsers(tenant, options, progress);
  refuseNobody(idp, webex);
  const report = preflightReport({
    subject: name,
    claim,
    idp,
    webex,
    showAddresses: options.showAddresses ?? false,
  });
  console.log(options.json ? printableJson(report) : printPreflight(report));
  process.exitCode = hasErrors(report.groups.map(({ finding }) => finding)) ? 1 : 0;
}

/** Before anything is read. */
function refuseContradictions(options: Options, command: Command): void {
  const { idpUsers, fromApi, column, webexUsers, webexColumn, webexUrl: base } = options;
  const wrong = (message: string) => command.error(`error: ${message}`, { exitCode: 2 });
  const { username, password } = new URL(base);
  // Said here, as what an option's own check complains of is quoted.
  if (username !== "" || password !== "")
    wrong(`--webex-url has a user name or a password in it. Leave it out: only ${tokenVariable} signs in.`);
  if (idpUsers === undefined && !fromApi)
    wrong(
      "there is nothing to compare: give the identity provider's users with --idp-users FILE.csv or --from-api.",
    );
  if (idpUsers !== undefined && fromApi)
    wrong("--idp-users and --from-api both give the identity provider's users. Leave one of them out.");
  if (idpUsers === undefined && column !== undefined)
    wrong("--column is of the file --idp-users, which is missing.");
  if (webexUsers === undefined && webexColumn !== undefined)
    wrong("--webex-column is of the file --webex-users, which is missing.");
  if (idpUsers === "-" && webexUsers === "-")
    wrong("--idp-users and --webex-users cannot both come from standard input. Name a file for one of them.");
  if (webexUsers === undefined && !process.env[tokenVariable])
    wrong(
      `Webex's users are missing: give Control Hub's export with --webex-users FILE.csv, or an administrator's token (scope identity:people_read) in the environment variable ${tokenVariable}.`,
    );
}

function tenantOf(project: string, name: string): Tenant {
  const { tenant, findings } = fileTenant(project, name, new Date());
  if (tenant !== undefined) return tenant;
  const message = `${name} cannot be compared with:\n${formatFindings(findings)}`;
  throw new WebexSsoError("tenant-invalid", message, { findings });
}

async function idpUsers(
  project: string,
  { name, config, args }: Tenant,
  claim: Claim,
  { idpUsers: file, column }: Options,
  command: Command,
  progress: (text: string) => void,
): Promise<IdpUsers> {
  const kind = config.idp.kind as VendorKind;
  const { directory, api: accessOf } = administrations[kind];
  if (file !== undefined) {
    const called = file === "-" ? "standard input" : file;
    const bytes = await readInput(file);
    return readIdpCsv({ bytes, file: called, ...present({ column }) }, claim, directory);
  }
  const { title, attributes } = vendors[kind].capabilities;
  const { api } = directory;
  if (api === undefined || accessOf === undefined)
    return command.error(`error: --from-api is not for ${title}. ${directory.export}`, { exitCode: 2 });
  const access = await idpAccess(project, name, accessOf);
  const query = { settings: config.idp, groups: [...new Set(args.groups ?? [])].map(String) };
  return readIdpApi(
    { title, api, access, sources: attributes.sources, query },
    claim,
    platformConnection(progress, access),
  );
}

async function webexUsers(
  tenant: Tenant,
  { webexUsers: file, webexColumn, webexApi: api, webexUrl: base, organization }: Options,
  progress: (text: string) => void,
): Promise<WebexUsers> {
  if (file !== undefined)
    return readWebexCsv(await readInput(file), file === "-" ? "standard input" : file, webexColumn);
  const organizations = organization ?? organizationsOf(tenant);
  const token = process.env[tokenVariable] ?? "";
  return readWebexApi({ api, base, organizations, token }, platformConnection(progress));
}

/** Nobody on a side is no result: a wrong file or filter would look like "nobody can sign in", or like all is well. */
function refuseNobody(idp: IdpUsers, webex: WebexUsers): void {
  for (const { source, users } of [idp, webex])
    if (users.length === 0)
      throw new WebexSsoError(
        "preflight-nobody",
        `There is no user to compare in ${source}. Look at the file, or at the groups of the tenant.`,
      );
}
