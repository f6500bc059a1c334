import { createHash } from "node:crypto";
import { blank, code, pairs } from "../markdown.ts";
import type { Row } from "./plan-customers.ts";

/** A sheet for one onboarding template of Partner Hub. */
export interface TemplateSheet {
  readonly template: string;
  /** How its file is called. */
  readonly file: string;
  readonly markdown: string;
}

/** By this the command knows a sheet as its own, which it may write anew. */
export const sheetMark = "<!-- Made by webex-sso onboard customers, which writes it anew. -->";

/**
 * The values to type in Partner Hub, a sheet for each template of the rows.
 *
 * @see https://help.webex.com/article/nf9ghpq what a template asks for
 */
export function templateSheets(
  rows: readonly Row[],
  { tenant, idpEntityId }: { readonly tenant: string; readonly idpEntityId?: string },
): readonly TemplateSheet[] {
  const byTemplate = Map.groupBy(rows, ({ value }) => value.template ?? `${tenant} partner SSO`);
  const templates = [...byTemplate.keys()];
  return [...byTemplate].map(([template, own]) => ({
    template,
    file: `onboarding-template-${fileWord(template, templates)}.md`,
    markdown: sheetOf(template, own, tenant, idpEntityId),
  }));
}

/** The template's name as a part of a file's; with a mark of its own where that is another template's too, or nothing. */
function fileWord(template: string, all: readonly string[]): string {
  const slug = slugOf(template);
  const isItsOwn = slug !== "" && all.every((one) => one === template || slugOf(one) !== slug);
  if (isItsOwn) return slug;
  const mark = createHash("sha256").update(template).digest("hex").slice(0, 8);
  return slug === "" ? mark : `${slug}-${mark}`;
}

function sheetOf(
  template: string,
  rows: readonly Row[],
  tenant: string,
  idpEntityId: string | undefined,
): string {
  const only = (column: "country" | "administrator" | "subscription") => {
    const values = [...new Set(rows.map(({ value }) => value[column]).filter((one) => one !== undefined))];
    if (values.length === 0) return blank;
    const all = values.map(code).join(", ");
    return values.length === 1 ? all : `**one template has one value, and the rows have several**: ${all}`;
  };
  const cells = rows.map(({ value: { name, organizationId, domains } }) =>
    [
      code(name),
      organizationId === undefined ? "made with this template" : code(organizationId),
      domains.map(code).join(", "),
    ].join(" | "),
  );
  return [
    sheetMark,
    `# Onboarding template ${code(template)}`,
    "",
    `In Partner Hub, for the customers of the tenant ${code(tenant)}.`,
    "",
    pairs([
      ["Template name", code(template)],
      ["Country or region", only("country")],
      ["Service provider administrator", only("administrator")],
      ["Subscription", only("subscription")],
      ["Authentication mode", "**Partner Authentication**"],
      ["IdP entity ID", idpEntityId === undefined ? blank : code(idpEntityId)],
    ]),
    "",
    "Partner authentication works for organisations that are made with this template. An organisation that exists keeps the",
    "method that it has, and nothing says so.",
    "",
    "## Customers",
    "",
    "| Customer | Organisation ID | Domains |",
    "| --- | --- | --- |",
    ...cells.map((row) => `| ${row} |`),
    "",
    "When Partner Hub shows the organisation's ID, put it into the CSV file and run the command again: only then may the",
    "customer's users sign in.",
    "",
  ].join("\n");
}

/** @example slugOf("Partner SSO (DE)") // "partner-sso-de" */
function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
}
