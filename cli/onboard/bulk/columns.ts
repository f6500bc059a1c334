import { z } from "zod";
import { tenantConfig } from "../../../stacks/tenant-config.ts";
import { administrations } from "../../../vendors/administrations.ts";
import { idpConfig, vendors } from "../../../vendors/index.ts";
import type { Answers, Values } from "../answers.ts";
import { listOf } from "../ask-answers.ts";

const vendorKinds = Object.keys(vendors) as [keyof typeof vendors, ...(keyof typeof vendors)[]];
const questions = Object.values(administrations).flatMap(({ onboarding }) =>
  onboarding.questions.map(({ key }) => key),
);
const settings = idpConfig.options.flatMap(({ shape }) =>
  Object.keys(shape)
    .filter((key) => key !== "kind")
    .map((key) => `idp.${key}`),
);
/** Keys of a tenant that a row does not set: a customer's file is copied, and partners' customers have a command. */
const notColumns = ["metadata", "customers", "idp", "mode", "groups"];
const others = Object.keys(tenantConfig.shape).filter((key) => !notColumns.includes(key));

const optional = z.string().optional();

/** A column for each answer: those that every row needs, then what the identity providers ask, then every other key. */
export const tenantRow = z.object({
  tenant: z.string(),
  metadata: z.string(),
  idp: z.enum(vendorKinds),
  mode: z.enum(tenantConfig.shape.mode.options).optional(),
  groups: optional,
  ...Object.fromEntries([...new Set([...questions, ...settings, ...others])].map((key) => [key, optional])),
});

/** The answers of a row; a customer with an identity provider of its own is an organisation, unless the row says else. */
export function answersOfRow(row: z.output<typeof tenantRow>): Answers {
  const { tenant, metadata, idp, mode = "organization", groups, ...rest } = row;
  const values: Record<string, Values[string]> = { "idp.kind": idp, "webex-sso:mode": mode };
  if (groups !== undefined) values["webex-sso:groups"] = listOf(groups);
  for (const [column, value] of Object.entries(rest))
    if (value !== undefined) values[keyOf(column)] = value as string;
  return { tenant, metadata, values };
}

/** The column that an answer stands in; undefined when the row has none for it. */
export function columnOf(answer: string): string | undefined {
  if (answer === "idp.kind") return "idp";
  const column = answer.replace(/^webex-sso:/, "");
  const known = Object.keys(tenantRow.shape);
  // Of a setting that is data, the whole has a column: idp.mapping of idp.mapping.adapter.
  return known.includes(column) ? column : known.find((one) => column.startsWith(`${one}.`));
}

function keyOf(column: string): string {
  return others.includes(column) ? `webex-sso:${column}` : column;
}

/** An example of the file, which spreadsheets open. */
export function tenantsTemplate(): string {
  const rows = [
    ["tenant", "metadata", "idp", "groups", "okta:orgName", "azuread:tenantId", "azuread:clientId"],
    ["acme", "idb-meta-acme-SP.xml", "okta", "00g1a2b3c4d5e6f7g8h9", "acme", "", ""],
    [
      "globex",
      "idb-meta-globex-SP.xml",
      "entra",
      "06000000-0000-4000-8000-000000000001|06000000-0000-4000-8000-000000000002",
      "",
      "44444444-4444-4444-8444-444444444444",
      "88888888-8888-4888-8888-888888888888",
    ],
  ];
  return rows.map((row) => row.join(",")).join("\n");
}
