import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { printableJson } from "../../formats/plain-text.ts";
import { expectedIdp } from "../../saml/diagnosis/expected-idp.ts";
import { formatFindings } from "../../saml/format-findings.ts";
import { present } from "../../saml/present.ts";
import { type WebexSite, webexSite } from "../../saml/webex-site.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { fileTenant } from "../../stacks/file-tenant.ts";
import type { TenantConfig } from "../../stacks/tenant-config.ts";
import { readCsv } from "../csv/read-csv.ts";
import { readInput } from "../diagnose/read-input.ts";
import { projectFolder } from "../project-folder.ts";
import { userFolder } from "../user-folder.ts";
import { writeFiles } from "../write-files.ts";
import { type FormSite, partnerSamlForm } from "./partner-saml-form.ts";
import { siteOf } from "./site-option.ts";

interface Options {
  readonly site?: readonly WebexSite[];
  readonly from?: string;
  readonly idpMetadata?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `webex-sso xmlapi form`: the request by which Webex sets a partner's identity provider up for sites. */
export const formCommand = new Command("form")
  .summary("the change request for a partner SAML configuration, as Markdown")
  .argument("[tenant]", "the partner's tenant: its customers are named beside their sites")
  .option(
    "--site <site>",
    "a site that it is for; once for each",
    (text, before: readonly WebexSite[] = []) => [...before, siteOf(text)],
  )
  .option(
    "--from <file>",
    "CSV with the columns site and, if the tenant has customers, customer; - is standard input",
  )
  .option(
    "--idp-metadata <file>",
    "the partner's identity provider: entity ID and certificates are filled in",
  )
  .option("--out <file>", "where the form is written; default: standard output")
  .option("--json", "one JSON document on standard output, with the form in it")
  .description(
    "Writes the request that a partner sends to Cisco Webex: its identity provider, and the list of sites that it may be " +
      "used for. All sites are checked before anything is written.",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 fine, 1 a site or a customer is wrong, 2 called wrongly.

Example:
  $ webex-sso xmlapi form partner --from sites.csv --idp-metadata idp.xml --out change-request.md`,
  )
  .action(form);

async function form(tenant: string | undefined, options: Options, command: Command): Promise<void> {
  const { site = [], from, idpMetadata, out, json = false } = options;
  const wrong = (message: string) => command.error(`error: ${message}`, { exitCode: 2 });
  if (site.length === 0 && from === undefined)
    wrong("which sites? Name them with --site acme.webex.com or --from sites.csv.");
  if (from === "-" && idpMetadata === "-")
    wrong("--from and --idp-metadata cannot both come from standard input.");
  const target = out === undefined ? undefined : resolve(userFolder(), out);
  if (target !== undefined && existsSync(target))
    wrong(`${out} is there already. Name another file with --out, or delete it.`);
  const customers = tenant === undefined ? undefined : customersOf(tenant);
  const listed = from === undefined ? [] : sitesIn(await readInput(from), from, customers);
  const all = new Map(
    [...site.map((one): FormSite => ({ site: one })), ...listed].map((one) => [one.site.host, one]),
  );
  const idp = idpMetadata === undefined ? undefined : expectedIdp(await readInput(idpMetadata));
  const sites = [...all.values()];
  const text = partnerSamlForm({ sites, ...present({ partner: tenant, idp }) });
  if (target !== undefined) writeFiles([{ path: target, content: Buffer.from(text) }], {});
  if (json)
    console.log(
      printableJson({
        partner: tenant ?? null,
        idpEntityId: idp?.entityId ?? null,
        sites: sites.map(({ site: { url }, ...customer }) => ({ site: url, ...customer })),
        request: text,
        file: out ?? null,
      }),
    );
  else if (target === undefined) process.stdout.write(text);
  else
    console.log(
      `${out} is written, for ${sites.length} ${sites.length === 1 ? "site" : "sites"}. Fill in what is left blank, and send it to Cisco Webex.`,
    );
}

type Customers = TenantConfig["customers"];

function customersOf(name: string): Customers {
  const { tenant, findings } = fileTenant(projectFolder(userFolder()), name, new Date());
  if (tenant === undefined)
    throw new WebexSsoError("tenant-invalid", `${name} cannot be read:\n${formatFindings(findings)}`, {
      findings,
    });
  if (tenant.config.mode === "partner") return tenant.config.customers;
  throw new WebexSsoError(
    "xmlapi-form",
    `${name} is no partner's tenant: webex-sso:mode is organization. An organisation's sites have SSO of their own: webex-sso sheet --site prints its values.`,
  );
}

const row = z.object({
  site: z
    .string()
    .refine((text) => webexSite(text) !== undefined, "a site of Webex Meetings, such as acme.webex.com"),
  customer: z.string().optional(),
});

/** @throws WebexSsoError `xmlapi-form` with everything that is wrong with the file. */
function sitesIn(bytes: Uint8Array, from: string, customers: Customers | undefined): readonly FormSite[] {
  const file = from === "-" ? "standard input" : from;
  const { rows, problems } = readCsv(bytes, { file, row });
  const known = customers?.map(({ name }) => name) ?? [];
  const strangers = rows.flatMap(({ line, value: { customer } }) =>
    customer === undefined || customers === undefined || known.includes(customer)
      ? []
      : [
          `${file}, line ${line}: the tenant has no customer ${JSON.stringify(customer)}; it has ${known.join(", ") || "none"}.`,
        ],
  );
  const firsts = new Map(rows.toReversed().map((one) => [webexSite(one.value.site)?.host, one]));
  const twice = rows.flatMap(({ line, value: { site, customer } }) => {
    const host = webexSite(site)?.host;
    const first = firsts.get(host);
    return first === undefined || first.value.customer === customer
      ? []
      : [
          `${file}, line ${line}: ${host} is in line ${first.line} already, of another customer. A site is one customer's: correct one of both lines.`,
        ];
  });
  const wrong = [...strangers, ...twice];
  if (problems.length + wrong.length > 0)
    throw new WebexSsoError(
      "xmlapi-form",
      [...(problems.length > 0 ? [formatFindings(problems)] : []), ...wrong].join("\n"),
      {
        findings: problems,
      },
    );
  return rows.flatMap(({ value: { site: text, customer } }) => {
    const site = webexSite(text);
    const organizationId = customers?.find(({ name }) => name === customer)?.organizationId;
    return site === undefined ? [] : [{ site, ...present({ customer, organizationId }) }];
  });
}
