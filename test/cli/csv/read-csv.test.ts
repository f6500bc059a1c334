import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type CsvOptions, readCsv } from "../../../cli/csv/read-csv.ts";

const row = z.object({
  tenant: z.string(),
  idp: z.enum(["adfs", "okta", "pingone"]),
  organizationId: z.uuid("a UUID").optional(),
});
const read = (content: string | Uint8Array, options: Partial<CsvOptions<typeof row>> = {}) =>
  readCsv(typeof content === "string" ? Buffer.from(content) : content, {
    file: "customers.csv",
    row,
    ...options,
  });
const values = (content: string | Uint8Array) => {
  const { rows, problems } = read(content);
  expect(problems).toEqual([]);
  return rows;
};
const utf16le = (text: string) => Buffer.from(text, "utf16le");

describe("what is read", () => {
  const expected = [{ line: 2, value: { tenant: "Zürich", idp: "okta" } }];
  const text = "tenant,idp\nZürich,okta\n";

  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, little-endian, with a mark", utf16le(`\uFEFF${text}`)],
    ["UTF-16, big-endian, with a mark", utf16le(`\uFEFF${text}`).swap16()],
    ["UTF-16 without a mark", utf16le(text)],
    ["UTF-16, big-endian, without a mark", utf16le(text).swap16()],
    ["the line ends of Windows", Buffer.from(text.replaceAll("\n", "\r\n"))],
    ["no line end at the end", Buffer.from(text.trimEnd())],
    ["semicolons", Buffer.from(text.replaceAll(",", ";"))],
    ["tabs", Buffer.from(text.replaceAll(",", "\t"))],
    ["blanks around cells", Buffer.from("tenant , idp\n Zürich ,  okta\n")],
    ["quotes", Buffer.from('"tenant","idp"\n"Zürich","okta"\n')],
    ["columns in another order and case", Buffer.from("IDP,Tenant\nokta,Zürich\n")],
    ["rows without anything", Buffer.from(`${text},\n\n`)],
    ["an empty cell of a column that may be empty", Buffer.from("tenant,idp,organizationId\nZürich,okta,\n")],
  ])("%s", (_, bytes) => {
    expect(values(bytes)).toEqual(expected);
  });

  test("Excel's first line that names the separator", () => {
    expect(values("sep=;\ntenant;idp\na,b;okta\n")).toEqual([
      { line: 3, value: { tenant: "a,b", idp: "okta" } },
    ]);
  });

  test("names are compared without blanks, hyphens and underscores", () => {
    const id = "33333333-3333-4333-8333-333333333331";
    expect(values(`tenant,idp,Organization_ID\na,okta,${id}`)[0]?.value.organizationId).toBe(id);
  });

  test("a line is that of the file, whatever stands in quotes and between rows", () => {
    const { rows } = read('tenant,idp\n"a\nb",okta\n\nc,okta\n"d\r\n\r\ne",okta\nf,okta\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 5, 6, 9]);
  });

  test("columns of another program are passed over when they may be", () => {
    const { rows, problems } = read("tenant,colour,idp\na,red,okta\n", { otherColumns: "ignored" });
    expect(problems).toEqual([]);
    expect(rows[0]?.value).toEqual({ tenant: "a", idp: "okta" });
  });

  test("any cells come back as they were", () => {
    const cell = fc.string({ unit: "binary" }).filter((text) => text.trim() !== "");
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1 }),
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("utf8" as const, "utf16le" as const),
        (cells, delimiter, encoding) => {
          const lines = cells.map((text) => `${quoted(text)}${delimiter}okta`);
          const csv = ["\uFEFFtenant", `idp\n${lines.join("\n")}`].join(delimiter);
          const { rows, problems } = read(Buffer.from(csv, encoding));
          expect(problems).toEqual([]);
          expect(rows.map(({ value }) => value.tenant)).toEqual(
            cells.map((text) => text.trim().replace(/\r\n?/g, "\n")),
          );
        },
      ),
    );
  });
});

describe("what is wrong is said", () => {
  test.each([
    ["nothing", "", "csv-unreadable", 1, "The file is empty."],
    ["only line ends", "\n\n", "csv-unreadable", 1, "The file has no row."],
    ["column names alone", "tenant,idp\n", "csv-unreadable", 1, "column names and no row"],
    ["an Excel workbook", "PK\u0003\u0004xl/", "csv-unreadable", 1, "an Excel workbook (.xlsx)"],
    ["metadata", '<?xml version="1.0"?>', "csv-unreadable", 1, "XML or a web page"],
    ["a quote that never closes", 'tenant,idp\n"a,okta\n', "csv-unreadable", 2, "never closed"],
    ["text behind a quote", 'tenant,idp\na,okta\n"b"x,okta\n', "csv-unreadable", 3, "behind a closing quote"],
    ["a misspelt column", "tenant,ipd\na,okta\n", "csv-column-unknown", 1, 'no column "ipd"'],
    ["a column left out", "tenant\na\n", "csv-column-missing", 1, "The column idp is missing."],
    ["a column twice", "tenant,idp,IdP\na,okta,okta\n", "csv-column-twice", 1, "idp is there more than once"],
    ["a cell too many", "tenant,idp\na,okta,x\n", "csv-row-broken", 2, "3 cells, and the first line 2"],
    ["a cell too few", "tenant,idp\na\n", "csv-row-broken", 2, "1 cells, and the first line 2"],
    ["an empty cell", "tenant,idp\n,okta\n", "csv-value-missing", 2, "tenant is empty."],
    ["a wrong value", "tenant,idp\na,okat\n", "csv-value-invalid", 2, 'idp is "okat".'],
  ])("%s", (_, content, code, line, message) => {
    const { problems, rows } = read(content);
    expect(rows).toEqual([]);
    expect(problems[0]).toMatchObject({ code, line, message: expect.stringContaining(message) });
  });

  test("the letters of an old code page are not guessed", () => {
    const latin1 = Buffer.from("tenant,idp\nZürich,okta\n", "latin1");
    expect(read(latin1).problems[0]).toMatchObject({
      code: "csv-unreadable",
      fix: expect.stringContaining("UTF-8"),
    });
  });

  test("every problem of every row at once, with its place, and the rows that are right", () => {
    const { rows, problems } = read("tenant,idp,organizationId\na,okat,x\n,okta,\nb,okta,\n");
    expect(problems.map(({ line, column, value, fix }) => [line, column, value, fix])).toEqual([
      [2, "idp", "okat", "Did you mean okta? Accepted: adfs | okta | pingone."],
      [2, "organizationId", "x", "Accepted: a UUID."],
      [3, "tenant", undefined, "Fill it in: a text."],
    ]);
    expect(problems[0]?.subject).toBe("customers.csv, line 2, column idp");
    expect(rows).toEqual([{ line: 4, value: { tenant: "b", idp: "okta" } }]);
  });

  test("what was meant by a column's name is guessed only where it is near", () => {
    expect(read("tenant,ipd\na,b\n").problems[0]?.fix).toBe("Did you mean idp? Otherwise remove it.");
    expect(read("tenant,idp,colour\na,okta,red\n").problems[0]?.fix).toContain("The columns: tenant, idp");
  });

  test("more than the limits is not read", () => {
    const rows = "tenant,idp\na,okta\nb,okta\n";
    expect(read(rows, { mostRows: 1 }).problems[0]?.message).toBe("The file has 2 rows; at most 1 are read.");
    expect(read(rows, { mostMegabytes: 0 }).problems[0]?.message).toBe("The file has more than 0 MB.");
  });

  test("whatever bytes: it says what is wrong or reads them, and never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { rows, problems } = read(bytes);
        expect(rows.length + problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
