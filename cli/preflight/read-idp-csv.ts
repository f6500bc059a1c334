import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { Directory } from "../../vendors/directory.ts";
import { addressValues, type Claim } from "./claim.ts";
import { columnIn, columnNames, readColumns } from "./csv-columns.ts";
import { refuseProblems } from "./refuse-problems.ts";
import type { IdpUser, IdpUsers } from "./users.ts";

export interface IdpCsv {
  readonly bytes: Uint8Array;
  /** How messages call it. */
  readonly file: string;
  /** What the user says is the claim's column. */
  readonly column?: string;
}

/**
 * Reads an export of the identity provider's users.
 *
 * @throws WebexSsoError `preflight-column` where the claim's column is not found, `preflight-csv` with every problem of the file.
 */
export function readIdpCsv({ bytes, file, column }: IdpCsv, claim: Claim, directory: Directory): IdpUsers {
  const names = columnNames(bytes);
  const found = columnIn(names, column === undefined ? candidatesOf(claim, directory) : [column]);
  // A file that cannot be read at all says so by itself.
  if (found === undefined && names.length > 0)
    throw new WebexSsoError("preflight-column", notFound(file, names, claim, directory, column));
  const others = addressValues.flatMap((value) => {
    const name = columnIn(names, directory.columns[value] ?? []);
    return name === undefined || name === found ? [] : [{ value, name }];
  });
  const status = columnIn(names, directory.disabled.columns);
  const identifier = columnIn(names, directory.identifierColumns);
  const wanted = [found, status, identifier, ...others.map(({ name }) => name)];
  const { rows, problems } = readColumns(
    bytes,
    file,
    wanted.filter((one) => one !== undefined),
  );
  refuseProblems(file, problems);
  const cell = (value: Readonly<Record<string, string | undefined>>, name: string | undefined) =>
    name === undefined ? undefined : value[name];
  const isDisabled = (value: Readonly<Record<string, string | undefined>>) =>
    directory.disabled.cells.test(cell(value, status) ?? "");
  const enabled = rows.filter(({ value }) => !isDisabled(value));
  return {
    source: `${file}, column ${found}`,
    disabled: rows.length - enabled.length,
    users: enabled.map(({ line, value }): IdpUser => {
      const id = cell(value, identifier);
      return {
        where: `line ${line}`,
        value: cell(value, found) ?? "",
        others: Object.fromEntries(
          others.flatMap((one) => {
            const address = value[one.name];
            return address === undefined ? [] : [[one.value, address]];
          }),
        ),
        ...(id === undefined ? {} : { id }),
      };
    }),
  };
}

/** What an export may call the claim's value: by habit, or as the identity provider's own expression does. */
function candidatesOf({ value, expression }: Claim, { columns }: Directory): readonly string[] {
  const own = expression.replace(/^\$\{|\}$/g, "");
  const last = own.split(".").at(-1) ?? own;
  return [...(value === undefined ? [] : (columns[value] ?? [])), own, last];
}

function notFound(
  file: string,
  names: readonly string[],
  claim: Claim,
  directory: Directory,
  column: string | undefined,
): string {
  const has = `${file} has the columns ${names.join(", ")}`;
  if (column !== undefined) return `${has}, and none is ${column}. Name one of them with --column.`;
  const known = candidatesOf(claim, directory).join(", ");
  return `${has}; none of them is known for ${claim.name}, which comes from ${claim.expression} (known: ${known}). Name it with --column. ${directory.export}`;
}
