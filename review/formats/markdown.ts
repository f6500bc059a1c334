import { code, prose } from "../../formats/markdown-text.ts";
import type { Review } from "../review.ts";
import type { TenantReview, Verdict } from "../tenant-review.ts";
import { wayOut } from "../way-out.ts";
import { bytes, fitting } from "./fitting.ts";
import { badges, tenantSection } from "./tenant-section.ts";

/** By this first line a comment is found again, and edited instead of repeated. */
export const marker = "<!-- webex-sso review -->";

/** How much a comment may hold. */
export interface MarkdownOptions {
  /** Bytes of UTF-8; GitHub takes 65,536 characters. Without it: everything. */
  readonly budget?: number;
  /** Where the whole review is, when the comment does not hold it. */
  readonly rest?: string;
}

/** What a comment on a pull request holds, with room for what a workflow puts around it. */
export const commentBudget = 60_000;

/** A review as one comment: verdict, a row for each tenant, what changes, and the rest folded away. */
export function markdown(review: Review, options: MarkdownOptions = {}): string {
  const { budget = Number.POSITIVE_INFINITY } = options;
  const head = headOf(review);
  const tail = tailOf(review);
  // What is counted instead of shown needs at most this.
  const reserve = 1_000;
  let left = budget - bytes([...head, ...tail].join("\n")) - reserve;
  const rows = fitting(review.tenants, row, left / 2);
  left -= bytes(rows.texts.join("\n"));
  const isDetailed = isWhole(options) ? {} : { most: 30 };
  const sections = fitting(
    review.tenants.filter(hasDetails),
    (tenant) => tenantSection(tenant, isDetailed),
    left,
  );
  return [
    ...head,
    ...(rows.texts.length === 0 ? [] : [...tableHead, ...rows.texts, ""]),
    ...moreOf(rows.others, "more", options),
    ...sections.texts,
    ...moreOf(sections.others, "more with details", options),
    ...tail,
    "",
  ].join("\n");
}

function isWhole({ budget }: MarkdownOptions): boolean {
  return budget === undefined;
}

function headOf(review: Review): string[] {
  const { verdict, tenants, tenantCount, base, shared, leftOut } = review;
  const touched = `${tenants.length + leftOut} of ${count(tenantCount, "tenant")}`;
  const others =
    leftOut === 0
      ? ""
      : ` ${count(leftOut, "other")} that it touches ${leftOut === 1 ? "was" : "were"} not asked for.`;
  const why = shared.length === 0 ? "" : ` Every tenant may use ${listed(shared)}.`;
  const risky = tenants.filter((one) => one.verdict !== "safe");
  return [
    marker,
    `## ${badges[verdict]}`,
    "",
    tenants.length + leftOut === 0
      ? `No tenant is touched, compared with ${code(base)}: ${untouchedWords(review)}.`
      : `${touched} ${tenants.length + leftOut === 1 ? "is" : "are"} touched, compared with ${code(base)}: ${tally(review.tenants)}.${others}${why}`,
    "",
    ...(risky.length === 0 ? [] : advice(risky)),
  ];
}

function untouchedWords({ shared, unused }: Review): string {
  if (shared.length > 0) return `${listed(shared)} changed, and there is no tenant`;
  return unused.length > 0
    ? `only ${listed(unused)}, which nothing that is deployed uses`
    : "nothing has changed";
}

function advice(risky: readonly TenantReview[]): string[] {
  const modes = new Set(risky.flatMap(({ trusts }) => trusts.map(({ mode = "organization" }) => mode)));
  const lines = [
    wayOut.test,
    ...(modes.size === 0 || modes.has("organization") ? [wayOut.organization] : []),
    ...(modes.has("partner") ? [wayOut.partner] : []),
  ];
  return [
    ...lines
      .map((line) => `> ${line}`)
      .flatMap((line) => [line, ">"])
      .slice(0, -1),
    "",
  ];
}

const tableHead = [
  "| tenant | identity provider | verdict | what changes | first certificate to end |",
  "| --- | --- | --- | --- | --- |",
];

function row({ tenant, trusts, verdict, summary }: TenantReview): string {
  const vendors = [...new Set(trusts.map(({ vendor }) => vendor))].join(", ") || "–";
  const [first] = trusts.flatMap(({ certificates }) => certificates).sort((a, b) => a.daysLeft - b.daysLeft);
  const certificate =
    first === undefined
      ? "–"
      : `${first.use}: ${first.daysLeft < 0 ? "ended" : "ends"} ${first.notAfter.slice(0, 10)}${first.daysLeft < 0 ? "" : `, in ${first.daysLeft} days`}`;
  return `| ${[code(tenant), vendors, badges[verdict], prose(summary), certificate].join(" | ")} |`;
}

function hasDetails(tenant: TenantReview): boolean {
  return (
    tenant.verdict !== "safe" ||
    tenant.trusts.some(({ changes }) => changes.length > 0) ||
    tenant.steps.length > 0
  );
}

function moreOf(others: readonly TenantReview[], what: string, { rest }: MarkdownOptions): string[] {
  if (others.length === 0) return [];
  const where =
    rest === undefined
      ? "Run `webex-sso review --out DIR` for the whole review."
      : `The whole review: ${code(rest)}.`;
  return [
    `**${count(others.length, "tenant").replace(" ", ` ${what.split(" ")[0]} `)}${what.replace(/^more/, "")}**: ${tally(others)}. ${where}`,
    "",
  ];
}

function tailOf({ unused, tenants }: Review): string[] {
  if (unused.length === 0 || tenants.length === 0) return [];
  return [`Not used by anything that is deployed: ${listed(unused)}.`, ""];
}

/** @example "3 blocked, 9 change sign-in, 200 safe" */
function tally(tenants: readonly TenantReview[]): string {
  const of = (verdict: Verdict) => tenants.filter((one) => one.verdict === verdict).length;
  const changing = of("changes-sign-in");
  const parts = [
    [of("blocked"), "blocked"],
    [changing, changing === 1 ? "changes sign-in" : "change sign-in"],
    [of("safe"), "safe"],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(", ");
}

const mostListed = 8;

function listed(files: readonly string[]): string {
  const more = files.length - mostListed;
  const names = files.slice(0, mostListed).map((file) => code(shortened(file)));
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The head of a comment has no room for what somebody may call a file; its end tells most. */
function shortened(path: string): string {
  const letters = [...path];
  return letters.length <= 100 ? path : `${letters.slice(0, 40).join("")}…${letters.slice(-59).join("")}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
