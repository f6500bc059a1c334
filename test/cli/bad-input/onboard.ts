import { readFileSync } from "node:fs";
import { join } from "node:path";
import { metadataOf, organizationOf } from "../../support/customers-file.ts";
import type { BadInput } from "./bad-input.ts";

const examples = join(import.meta.dirname, "../../../stacks/tenants");
const example = (name: string) => readFileSync(join(examples, name), "utf8");
const good = metadataOf(organizationOf(1));
const head = "tenant,metadata,idp,groups,okta:orgName";
const row = "globex,good.xml,okta,00g1,globex";
const rows = (...lines: string[]) => ({ "good.xml": good, "customers.csv": [head, ...lines, ""].join("\n") });
const fromFile = ["onboard", "--from", "customers.csv"];
const single = ["onboard", "globex", "--metadata", "good.xml", "--idp", "okta", "--mode", "organization"];
const okta = ["--set", "okta:orgName=globex"];
const partner = {
  "stacks/tenants/Pulumi.resale.yaml": example("Pulumi.example-okta-partner.yaml"),
  "stacks/tenants/idb-meta-22222222-2222-4222-8222-222222222222-SP.xml": example(
    "idb-meta-22222222-2222-4222-8222-222222222222-SP.xml",
  ),
};
const customerHead = "name,organization,organizationId,domains,groups";
const newId = "33333333-3333-4333-8333-33333333333a";
const customers = (...lines: string[]) => ({
  ...partner,
  "customers.csv": [customerHead, ...lines, ""].join("\n"),
});
const ofPartner = ["onboard", "customers", "resale", "--from", "customers.csv", "--yes"];

export const onboardInputs: readonly BadInput[] = [
  {
    name: "an option before the sub-command, where nobody would read it",
    args: ["onboard", "--json", "customers", "resale", "--from", "customers.csv", "--yes"],
    files: customers(`Globex,new,${newId},globex.example.com,00g1`),
    exit: 2,
    says: ["--json before customers", "would be lost", "Write --json behind customers"],
  },
  {
    name: "the file before the sub-command",
    args: ["onboard", "--from", "customers.csv", "customers", "resale"],
    files: customers(`Globex,new,${newId},globex.example.com,00g1`),
    exit: 2,
    says: ["--from before customers", "Write --from behind customers"],
  },
  {
    name: "an option before a sub-command that has none of that name",
    args: ["onboard", "--dry-run", "customers", "resale", "--from", "customers.csv", "--yes"],
    files: customers(`Globex,new,${newId},globex.example.com,00g1`),
    exit: 2,
    says: ["--dry-run before customers", "customers has no --dry-run", "onboard customers --help"],
  },
  {
    name: "metadata that is a device without an end",
    args: ["onboard", "globex", "--metadata", "/dev/zero", "--idp", "okta", "--mode", "partner", ...okta],
    exit: 2,
    says: ["/dev/zero cannot be read", "it is a device or a pipe", "Name the file"],
  },
  {
    name: "a name that steers the terminal",
    args: ["onboard", "glob\u001b[2Jex", ...single.slice(2), ...okta],
    files: rows(row),
    exit: 1,
    says: ["glob\\u001b[2Jex was not made", "Accepted, as for every Pulumi stack"],
  },
  { name: "neither tenant nor file", args: ["onboard"], exit: 2, says: ["name the new tenant", "--from"] },
  {
    name: "answers left out, without a terminal",
    args: ["onboard", "globex", "--idp", "pingone"],
    exit: 2,
    says: ["--metadata", "--mode", "--set pingone:regionCode=", "--set idp.signingKey="],
  },
  {
    name: "an identity provider that is misspelt",
    args: ["onboard", "globex", "--idp", "octa"],
    exit: 2,
    says: ["--idp", "octa", "adfs, entra, okta, pingfederate, pingone"],
  },
  {
    name: "a secret on the command line",
    args: [...single, ...okta, "--set", "okta:apiToken=canary"],
    files: { "good.xml": good },
    exit: 2,
    says: ["okta:apiToken is a secret", "pulumi config set --secret okta:apiToken"],
  },
  {
    name: "a key that is misspelt",
    args: [...single, ...okta, "--set", "clamSource=email"],
    files: { "good.xml": good },
    exit: 2,
    says: ['"clamSource"', "Did you mean claimSource?"],
  },
  {
    name: "a key of another identity provider",
    args: [...single, ...okta, "--set", "pingone:clientId=x"],
    files: { "good.xml": good },
    exit: 1,
    says: ["pingone:clientId is no key of okta", "okta:"],
  },
  {
    name: "a setting of another identity provider",
    args: [...single, ...okta, "--set", "idp.signingKey=x"],
    files: { "good.xml": good },
    exit: 1,
    says: ["webex-sso:idp.signingKey is no key of a tenant"],
  },
  {
    name: "metadata that does not exist",
    args: [
      "onboard",
      "globex",
      "--metadata",
      "nowhere.xml",
      "--idp",
      "okta",
      "--mode",
      "organization",
      ...okta,
    ],
    exit: 2,
    says: ["nowhere.xml", "there is no such file", "Control Hub"],
  },
  {
    name: "a folder for the metadata",
    args: ["onboard", "globex", "--metadata", "stacks", "--idp", "okta", "--mode", "organization", ...okta],
    exit: 2,
    says: ["stacks", "it is a folder"],
  },
  {
    name: "the identity provider's metadata for Webex's",
    args: [...single, ...okta],
    files: {
      "good.xml": good.replaceAll("SPSSODescriptor", "IDPSSODescriptor"),
    },
    exit: 1,
    says: ["good.xml", "identity provider"],
  },
  {
    name: "metadata that was changed by hand",
    args: [...single, ...okta],
    files: { "good.xml": good.replace("/sp", "/other") },
    exit: 1,
    says: ["good.xml", "signature"],
  },
  {
    name: "a name that Pulumi does not take",
    args: ["onboard", "globex/prod", "--metadata", "good.xml"],
    files: { "good.xml": good },
    exit: 1,
    says: ['"globex/prod"', "1 to 100 letters"],
  },
  {
    name: "a name that differs in case from another tenant's",
    args: ["onboard", "ACME"],
    exit: 1,
    says: ["There is a tenant acme already"],
  },
  {
    name: "a tenant that exists with another value",
    args: ["onboard", "acme", "--mode", "partner"],
    exit: 1,
    says: ["acme exists already", "webex-sso:mode", '"organization"', "Pulumi.acme.yaml"],
  },
  {
    name: "metadata of an organisation that has a tenant",
    args: ["onboard", "globex", "--metadata", "copy.xml", "--idp", "okta", "--mode", "organization", ...okta],
    files: { "copy.xml": example("idb-meta-11111111-1111-4111-8111-111111111111-SP.xml") },
    exit: 1,
    says: ["copy.xml", "acme already", "tenantGroup"],
  },
  {
    name: "metadata that differs from the file of that name",
    args: [
      "onboard",
      "globex",
      "--metadata",
      "other.xml",
      "--idp",
      "okta",
      "--mode",
      "organization",
      ...okta,
    ],
    files: { "other.xml": metadataOf("11111111-1111-4111-8111-111111111111") },
    exit: 1,
    says: ["other.xml", "is there already and is another file", "certificate for signing"],
  },
  {
    name: "answers beside --from",
    args: [...fromFile, "--idp", "okta"],
    files: rows(row),
    exit: 2,
    says: ["with --from the rows of the file say everything"],
  },
  {
    name: "a CSV file that does not exist",
    args: fromFile,
    exit: 2,
    says: ["customers.csv", "no such file"],
  },
  {
    name: "a folder for the CSV file",
    args: ["onboard", "--from", "stacks"],
    exit: 2,
    says: ["stacks", "it is a folder"],
  },
  {
    name: "a workbook for the CSV file",
    args: fromFile,
    files: { "customers.csv": "PK\u0003\u0004xl" },
    exit: 1,
    says: ["customers.csv", "Excel workbook", "CSV UTF-8"],
  },
  {
    name: "a CSV file without rows",
    args: fromFile,
    files: { "customers.csv": `${head}\n` },
    exit: 1,
    says: ["customers.csv", "column names and no row"],
  },
  {
    name: "a CSV column that is misspelt",
    args: fromFile,
    files: { "customers.csv": "tenant,metdata,idp\nglobex,good.xml,okta\n" },
    exit: 1,
    says: ["line 1", '"metdata"', "Did you mean metadata?"],
  },
  {
    name: "a CSV column with secrets",
    args: fromFile,
    files: { "customers.csv": `${head},okta:apiToken\n${row},canary\n` },
    exit: 1,
    says: ['"okta:apiToken"', "no column"],
  },
  {
    name: "a CSV row with a comma too many",
    args: fromFile,
    files: rows(`${row},`),
    exit: 1,
    says: ["customers.csv, line 2", "6 cells, and the first line 5"],
  },
  {
    name: "a CSV row whose identity provider is misspelt",
    args: fromFile,
    files: rows(row.replace("okta", "okat")),
    exit: 1,
    says: ["customers.csv, line 2, column idp", '"okat"', "Did you mean okta?"],
  },
  {
    name: "a CSV row without what its identity provider needs",
    args: fromFile,
    files: rows("globex,good.xml,pingone,,"),
    exit: 1,
    says: ["line 2, column pingone:regionCode", "line 2, column idp.signingKey", "for example"],
  },
  {
    name: "two CSV rows for one tenant",
    args: fromFile,
    files: rows(row, row),
    exit: 1,
    says: ["line 2, column tenant", "the same tenant as line 3", "line 3, column tenant"],
  },
  {
    name: "two CSV rows for one organisation",
    args: fromFile,
    files: rows(row, row.replace("globex", "initech")),
    exit: 1,
    says: ["line 2, column metadata", "the same Webex organisation as line 3", "tenantGroup"],
  },
  {
    name: "a CSV row for a tenant that exists with other values",
    args: fromFile,
    files: rows(row.replace("globex,", "acme,")),
    exit: 1,
    says: ["line 2, column metadata", "acme exists already"],
  },
  {
    name: "a partner's request for a tenant whose name cannot be one",
    args: ["onboard", "partner", "re sale"],
    exit: 1,
    says: ['"re sale"', "1 to 100 letters"],
  },
  {
    name: "Webex's metadata for the identity provider's",
    args: ["onboard", "partner", "resale", "--idp-metadata", "good.xml"],
    files: { "good.xml": good },
    exit: 1,
    says: ["--idp-metadata good.xml", "not the metadata of an identity provider", "--metadata"],
  },
  {
    name: "metadata of a partner's identity provider that do not exist",
    args: ["onboard", "partner", "resale", "--idp-metadata", "nowhere.xml"],
    exit: 2,
    says: ["--idp-metadata nowhere.xml cannot be read: there is no such file", "from the identity provider"],
  },
  {
    name: "a partner's newer metadata that do not exist",
    args: ["onboard", "partner", "resale", "--metadata", "nowhere.xml"],
    files: partner,
    exit: 2,
    says: ["--metadata nowhere.xml cannot be read: there is no such file", "Cisco TAC"],
  },
  {
    name: "a list of customers that does not exist",
    args: ["onboard", "customers", "resale", "--from", "nowhere.csv"],
    files: partner,
    exit: 2,
    says: ["--from nowhere.csv cannot be read: there is no such file"],
  },
  {
    name: "metadata beside a list of customers that do not exist",
    args: [...ofPartner, "--idp-metadata", "nowhere.xml"],
    files: customers(`Globex,new,${newId},globex.example.com,00g1`),
    exit: 2,
    says: ["--idp-metadata nowhere.xml cannot be read: there is no such file"],
  },
  {
    name: "a partner's newer metadata for an organisation's tenant",
    args: ["onboard", "partner", "acme", "--metadata", "good.xml"],
    files: { "good.xml": good },
    exit: 1,
    says: ["acme is no partner's tenant", "organization"],
  },
  {
    name: "a partner's newer metadata that is another organisation's",
    args: ["onboard", "partner", "resale", "--metadata", "good.xml", "--yes"],
    files: { ...partner, "good.xml": good },
    exit: 1,
    says: ["The entity ID changes", "is gone", "Nothing was written"],
  },
  {
    name: "consent without a file",
    args: ["onboard", "partner", "resale", "--yes"],
    exit: 2,
    says: ["--yes and --accept-loss go with --metadata"],
  },
  {
    name: "customers without a file",
    args: ["onboard", "customers", "resale"],
    exit: 2,
    says: ["--from", "--template"],
  },
  {
    name: "customers for a tenant that does not exist",
    args: ["onboard", "customers", "resail", "--from", "customers.csv"],
    exit: 1,
    says: ["There is no tenant resail"],
  },
  {
    name: "customers for an organisation's tenant",
    args: ["onboard", "customers", "acme", "--from", "customers.csv"],
    files: { "customers.csv": `${customerHead}\nOne,new,,one.example.com,\n` },
    exit: 1,
    says: ["acme is no partner's tenant", "onboard --from"],
  },
  {
    name: "a customer whose organisation exists",
    args: ofPartner,
    files: customers(`Globex,existing,${newId},globex.example.com,00g1`),
    exit: 1,
    says: ["line 2, column organization", "newly created", "silently keep"],
  },
  {
    name: "a customer that is there with other values",
    args: ofPartner,
    files: customers(
      "Example Customer One,new,33333333-3333-4333-8333-333333333331,one.example.com,00gOther",
    ),
    exit: 1,
    says: ["line 2, column organizationId", "00g00000000002Lab5d7", "00gOther"],
  },
  {
    name: "a customer whose domain is an address",
    args: ofPartner,
    files: customers(`Globex,new,${newId},me@globex.example.com,00g1`),
    exit: 1,
    says: ["line 2, column domains", "me@globex.example.com", "a domain, such as example.com"],
  },
  {
    name: "two rows for one customer",
    args: ofPartner,
    files: customers(`A,new,${newId},a.example.com,00g1`, `B,new,${newId.toUpperCase()},b.example.com,00g2`),
    exit: 1,
    says: ["line 2, column organizationId", "the same organisation as line 3"],
  },
];
