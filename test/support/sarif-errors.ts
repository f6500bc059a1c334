import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import AjvDraft04 from "ajv-draft-04";
import formatsOfAjv from "ajv-formats";

const ajv = new AjvDraft04.default({ strict: false, unicodeRegExp: false });
formatsOfAjv.default(ajv);
const isSarif = ajv.compile(sarifSchema);

/** What the published schema of SARIF 2.1.0 says against a document; null where it is valid. */
export function sarifErrors(log: unknown): unknown {
  isSarif(log);
  return isSarif.errors;
}
