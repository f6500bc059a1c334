import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { columnIn, columnNames, readColumns } from "./csv-columns.ts";
import { refuseProblems } from "./refuse-problems.ts";
import type { WebexUsers } from "./users.ts";

/** Columns of Control Hub's export, and of a site's (help.webex.com/article/afv3q8, nh17y2u). */
const addressColumns = ["User ID/Email (Required)", "User ID/Email", "Email", "Email address", "emails"];
const statusColumns = ["User Status", "Status", "Active"];
/** Users who cannot sign in. */
const inactive = /^(?:inactive|deactivated|deleted|false|no|n)$/i;

/**
 * Reads Control Hub's export of users. It has the primary address alone: further ones of a user are only in the APIs.
 *
 * @param column what the user says is the column of addresses: Control Hub translates its column names.
 * @throws WebexSsoError `preflight-column`, `preflight-csv`
 */
export function readWebexCsv(bytes: Uint8Array, file: string, column?: string): WebexUsers {
  const names = columnNames(bytes);
  const found = columnIn(names, column === undefined ? addressColumns : [column]);
  if (found === undefined && names.length > 0)
    throw new WebexSsoError(
      "preflight-column",
      `${file} has the columns ${names.slice(0, 12).join(", ")}${names.length > 12 ? ", …" : ""}, and ${column === undefined ? `none of ${addressColumns.join(", ")}` : `none is ${column}`}. Name the column of email addresses with --webex-column; the file is the one of Control Hub, Users > Manage users by CSV > Export CSV.`,
    );
  const status = columnIn(names, statusColumns);
  const { rows, problems } = readColumns(
    bytes,
    file,
    [found, status].filter((one) => one !== undefined),
  );
  refuseProblems(file, problems);
  return {
    source: `${file}, column ${found}`,
    users: rows.flatMap(({ value }) => {
      const address = found === undefined ? undefined : value[found];
      const state = status === undefined ? "" : (value[status] ?? "");
      return address === undefined ? [] : [{ addresses: [address], isActive: !inactive.test(state) }];
    }),
  };
}
