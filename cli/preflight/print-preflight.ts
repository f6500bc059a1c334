import { visible } from "../../saml/format-findings.ts";
import { counted } from "./counted.ts";
import type { NamedUser } from "./problem-groups.ts";
import type { PreflightReport } from "./report.ts";

/** More of one kind are told by --json. */
const mostNamed = 10;

/** A report for a terminal: counts first, then each kind of problem with its mend and some of its users. */
export function printPreflight({ tenant, claim, idp, webex, counts, groups }: PreflightReport): string {
  const missing = webex.gaps.reduce((sum, { read, total }) => sum + total - read, 0);
  const left = idp.disabled === 0 ? "" : `; ${idp.disabled} who cannot sign in are left out`;
  return visible(
    [
      `${tenant}: ${claim.name} comes from ${claim.expression}`,
      `  identity provider  ${counted(idp.users, "user")} (${idp.source})${left}`,
      `  Webex              ${counted(webex.users, "user")} (${webex.source})${missing === 0 ? "" : `; not complete, ${missing} more were not given`}`,
      `  ${counts.fine} match, ${counts.refused} would be refused or sign in as somebody else, ${counts.unclear} need a look, ${counts.noWebexUser} are no users of Webex`,
      ...groups.flatMap(({ finding, users }) => [
        "",
        `${finding.severity} ${finding.code}: ${finding.message}`,
        `  → ${finding.fix}`,
        ...users.slice(0, mostNamed).map(named),
        ...(users.length > mostNamed ? [`    … and ${users.length - mostNamed} more (--json has all)`] : []),
      ]),
      ...(groups.some(({ finding }) => finding.severity !== "info")
        ? []
        : ["", "Everybody who may sign in, and is a user of Webex, is known there by this value."]),
    ].join("\n"),
  );
}

function named({ where, value, webex }: NamedUser): string {
  const what = value === "" ? "no value" : value;
  return `    ${[where, what].filter(Boolean).join("  ")}${webex === undefined ? "" : `  (Webex: ${webex})`}`;
}
