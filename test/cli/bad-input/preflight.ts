import type { BadInput } from "./bad-input.ts";

const idp = "id,email,status\n1,jane@a.example,ACTIVE\n";
const webex = "User ID/Email (Required),User Status\njane@a.example,Active\n";
const files = { "idp.csv": idp, "webex.csv": webex };
const both = ["--idp-users", "idp.csv", "--webex-users", "webex.csv"];

export const preflightInputs: readonly BadInput[] = [
  {
    name: "a tenant that does not exist",
    args: ["preflight", "acmee", ...both],
    files,
    exit: 1,
    says: ["There is no tenant acmee"],
  },
  {
    name: "no users at all",
    args: ["preflight", "acme"],
    exit: 2,
    says: ["--idp-users FILE.csv or --from-api"],
  },
  {
    name: "users of the identity provider twice",
    args: ["preflight", "acme", ...both, "--from-api"],
    files,
    exit: 2,
    says: ["--idp-users and --from-api both"],
  },
  {
    name: "no users of Webex, and no token",
    args: ["preflight", "acme", "--idp-users", "idp.csv"],
    files,
    exit: 2,
    says: ["--webex-users FILE.csv", "WEBEX_ACCESS_TOKEN"],
  },
  {
    name: "a column without a file",
    args: ["preflight", "acme", "--from-api", "--webex-users", "webex.csv", "--column", "mail"],
    files,
    exit: 2,
    says: ["--column is of the file --idp-users"],
  },
  {
    name: "a file that does not exist",
    args: ["preflight", "acme", "--idp-users", "users.csv", "--webex-users", "webex.csv"],
    files,
    exit: 2,
    says: ["users.csv cannot be read: there is no such file"],
  },
  {
    name: "a folder for the file",
    args: ["preflight", "acme", "--idp-users", "stacks", "--webex-users", "webex.csv"],
    files,
    exit: 2,
    says: ["stacks cannot be read: it is a folder"],
  },
  {
    name: "an empty file",
    args: ["preflight", "acme", ...both],
    files: { ...files, "idp.csv": "" },
    exit: 1,
    says: ["idp.csv, line 1", "The file is empty"],
  },
  {
    name: "a header without rows",
    args: ["preflight", "acme", ...both],
    files: { ...files, "webex.csv": "User ID/Email (Required)\n" },
    exit: 1,
    says: ["webex.csv", "column names and no row"],
  },
  {
    name: "an Excel workbook",
    args: ["preflight", "acme", ...both],
    files: { ...files, "idp.csv": Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0) },
    exit: 1,
    says: ["idp.csv", "Excel workbook", "CSV UTF-8"],
  },
  {
    name: "an API's answer in the place of an export",
    args: ["preflight", "acme", ...both],
    files: { ...files, "webex.csv": '[{"emails":["jane@a.example"]}]' },
    exit: 1,
    says: ["webex.csv", "no CSV but JSON", "Export it again where it comes from, as CSV"],
  },
  {
    name: "the two files swapped",
    args: ["preflight", "acme", "--idp-users", "webex.csv", "--webex-users", "idp.csv"],
    files,
    exit: 1,
    says: ["webex.csv has the columns User ID/Email (Required)", "--column", "User Accounts"],
  },
  {
    name: "a column that the file does not have",
    args: ["preflight", "acme", ...both, "--column", "e-post"],
    files,
    exit: 1,
    says: ["idp.csv has the columns id, email, status, and none is e-post"],
  },
  {
    name: "a row with a cell too many",
    args: ["preflight", "acme", ...both],
    files: { ...files, "idp.csv": `${idp}2,Doe, John,j@a.example,ACTIVE\n` },
    exit: 1,
    says: ["idp.csv, line 3", "The row has 5 cells, and the first line 3"],
  },
  {
    name: "a file in an old encoding",
    args: ["preflight", "acme", ...both],
    files: { ...files, "idp.csv": Buffer.from("id,email\n1,j\u00fcrgen@a.example\n", "latin1") },
    exit: 1,
    says: ["idp.csv", "neither UTF-8 nor UTF-16"],
  },
  {
    name: "standard input for both",
    args: ["preflight", "acme", "--idp-users", "-", "--webex-users", "-"],
    stdin: idp,
    exit: 2,
    says: ["cannot both come from standard input"],
  },
  {
    name: "an address of Webex without TLS",
    args: ["preflight", "acme", "--idp-users", "idp.csv", "--webex-url", "http://webexapis.com"],
    files,
    exit: 2,
    says: ["--webex-url", "http://webexapis.com", "It is no https address"],
  },
  {
    name: "an address of Webex with a password",
    args: ["preflight", "acme", "--idp-users", "idp.csv", "--webex-url", "https://me:pw@webexapis.com"],
    files,
    exit: 2,
    says: ["--webex-url", "WEBEX_ACCESS_TOKEN"],
  },
  {
    name: "an API of Webex that there is not",
    args: ["preflight", "acme", "--idp-users", "idp.csv", "--webex-api", "xml"],
    files,
    exit: 2,
    says: ["--webex-api", "scim, people"],
  },
  {
    name: "a token on the command line",
    args: ["preflight", "acme", ...both, "--webex-token", "NGI3"],
    files,
    exit: 2,
    says: ["unknown option '--webex-token'"],
  },
];
