import { describe, expect, test } from "vitest";
import type { Claim } from "../../../cli/preflight/claim.ts";
import { readIdpCsv } from "../../../cli/preflight/read-idp-csv.ts";
import { readWebexCsv } from "../../../cli/preflight/read-webex-csv.ts";
import { administrations } from "../../../vendors/administrations.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";

const claimOf = (kind: VendorKind, value: "email" | "userName" = "email"): Claim => ({
  name: "uid",
  value,
  expression: vendors[kind].capabilities.attributes.sources[value] ?? "",
});
const read = (kind: VendorKind, bytes: string | Uint8Array, claim: Claim = claimOf(kind), column?: string) =>
  readIdpCsv(
    { bytes: Buffer.from(bytes), file: "users.csv", ...(column === undefined ? {} : { column }) },
    claim,
    administrations[kind].directory,
  );

/** An export of each vendor: two users who can sign in, one who cannot. */
const exports: readonly (readonly [name: string, kind: VendorKind, bytes: string | Uint8Array])[] = [
  [
    "Okta, User Accounts",
    "okta",
    "Okta user ID,User,Primary email,Okta username,Okta user status\n1,Jane Doe,jane@a.example,jd@a.example,ACTIVE\n2,Bob,bob@a.example,bob@a.example,PASSWORD_EXPIRED\n3,Old,old@a.example,old@a.example,DEPROVISIONED\n",
  ],
  [
    "Okta, profiles",
    "okta",
    "user.id,user.login,user.email,user.status\n1,jd@a.example,jane@a.example,ACTIVE\n2,bob@a.example,bob@a.example,STAGED\n3,old@a.example,old@a.example,SUSPENDED\n",
  ],
  [
    "Entra ID, Download users",
    "entra",
    '\ufeff"userPrincipalName","displayName","surname","mail","givenName","objectId","userType","accountEnabled"\r\n"jd@a.example","Jane","Doe","jane@a.example","Jane","1","Member","True"\r\n"bob@a.example","Bob","B","bob@a.example","Bob","2","Member","True"\r\n"old@a.example","Old","O","old@a.example","O","3","Member","False"\r\n',
  ],
  [
    "Active Directory, Export-Csv of Windows PowerShell in UTF-16, with its type line",
    "adfs",
    Buffer.from(
      '\ufeff#TYPE Selected.Microsoft.ActiveDirectory.Management.ADUser\r\n"ObjectGUID","Enabled","mail","userPrincipalName"\r\n"1","True","jane@a.example","jd@a.example"\r\n"2","True","bob@a.example","bob@a.example"\r\n"3","False","old@a.example","old@a.example"\r\n',
      "utf16le",
    ),
  ],
  [
    "Active Directory, Export-Csv -UseCulture, with semicolons",
    "adfs",
    '"ObjectGUID";"Enabled";"EmailAddress";"UserPrincipalName"\n1;True;jane@a.example;jd@a.example\n2;True;bob@a.example;bob@a.example\n3;False;old@a.example;\n',
  ],
  [
    "PingOne",
    "pingone",
    "id,username,email,enabled\n1,jd@a.example,jane@a.example,true\n2,bob@a.example,bob@a.example,true\n3,old,old@a.example,false\n",
  ],
  [
    "a directory behind PingFederate",
    "pingfederate",
    "dn,uid,mail,enabled\n1,jd@a.example,jane@a.example,true\n2,bob@a.example,bob@a.example,true\n3,old,old@a.example,false\n",
  ],
];

test.each(exports)("%s", (_, kind, bytes) => {
  const { users, disabled } = read(kind, bytes);
  expect(disabled).toBe(1);
  expect(users.map(({ id, value, others }) => [id, value, others.userName])).toEqual([
    ["1", "jane@a.example", "jd@a.example"],
    ["2", "bob@a.example", "bob@a.example"],
  ]);
  expect(users[0]?.where).toMatch(/^line [23]$/);
  expect(read(kind, bytes, claimOf(kind, "userName")).users[0]).toMatchObject({
    value: "jd@a.example",
    others: { email: "jane@a.example" },
  });
});

describe("the claim's column", () => {
  const file = "id,customMail,Work Mail,mail\n1,a@a.example,b@a.example,c@a.example\n";
  const expression = (text: string): Claim => ({ name: "uid", expression: text });
  test("is the last part of an expression", () => {
    expect(read("okta", file, expression("user.customMail")).users[0]?.value).toBe("a@a.example");
    expect(read("pingone", file, expression("${user.customMail}")).users[0]?.value).toBe("a@a.example");
    expect(read("adfs", file, expression("customMail")).users[0]?.value).toBe("a@a.example");
  });
  test("is the one that is named, in whatever letter case", () => {
    const { users, source } = read("okta", file, claimOf("okta"), "work mail");
    expect(users[0]?.value).toBe("b@a.example");
    expect(source).toBe("users.csv, column Work Mail");
  });
  test("that is not there is said, with those that are", () => {
    expect(() => read("okta", file, expression('String.join("", user.a, user.b)'))).toThrow(
      /users\.csv has the columns id, customMail, Work Mail, mail; none of them is known for uid.*--column/s,
    );
    expect(() => read("okta", file, claimOf("okta"), "email")).toThrow(
      /and none is email\. Name one of them/,
    );
  });
  test("an empty cell is an empty value", () => {
    expect(read("okta", "email,id\n,1\n").users[0]).toMatchObject({ value: "", where: "line 2", id: "1" });
  });
});

test("a row that cannot be read refuses the file, with its line", () => {
  expect(() => read("okta", "email,id\na@a.example\nb@a.example,2\n")).toThrow(/users\.csv, line 2/);
});

describe("Control Hub's export", () => {
  const header = "First Name,Last Name,Display Name,User ID/Email (Required),User Status";
  test("users who cannot sign in are known as that", () => {
    const { users } = readWebexCsv(
      Buffer.from(
        `${header}\nA,B,C,a@a.example,Active\nA,B,C,b@a.example,Not Verified\nA,B,C,c@a.example,Inactive\n`,
      ),
      "webex.csv",
    );
    expect(users.map(({ addresses, isActive }) => [addresses[0], isActive])).toEqual([
      ["a@a.example", true],
      ["b@a.example", true],
      ["c@a.example", false],
    ]);
  });
  test("a site's export: UTF-16 with tabs", () => {
    const bytes = Buffer.from("\ufeffUserID\tActive\tEmail\n1\tN\ta@a.example\n", "utf16le");
    expect(readWebexCsv(bytes, "site.csv").users).toEqual([{ addresses: ["a@a.example"], isActive: false }]);
  });
  test("translated column names need --webex-column", () => {
    const bytes = Buffer.from("Nome,ID utente/e-mail (obbligatorio)\nA,a@a.example\n");
    expect(() => readWebexCsv(bytes, "webex.csv")).toThrow(/--webex-column/);
    expect(readWebexCsv(bytes, "webex.csv", "ID utente/e-mail (obbligatorio)").users).toHaveLength(1);
  });
});
