import { isMap, type PlainMap } from "../../providers/host/value.ts";
import { snakeCase } from "../check-properties.ts";

const customRequired = [
  "ssoUrl",
  "recipient",
  "destination",
  "audience",
  "subjectNameIdTemplate",
  "subjectNameIdFormat",
  "signatureAlgorithm",
  "digestAlgorithm",
  "authnContextClassRef",
];

/** Statements that contradict themselves. The provider finds them only at the deployment, not at preview. */
export function refuseStatements({ attributeStatements }: PlainMap): void {
  const statements = Array.isArray(attributeStatements) ? attributeStatements.filter(isMap) : [];
  for (const { type, filterType, filterValue, values } of statements) {
    if ((filterType || filterValue) && type !== "GROUP") {
      throw new Error(
        "invalid 'attribute_statements': when setting 'filter_value' or 'filter_type', value of 'type' should be set to 'GROUP'",
      );
    }
    if (type === "GROUP" && Array.isArray(values) && values.length > 0) {
      throw new Error(
        "invalid 'attribute_statements': when setting 'values', 'type' should be set to 'EXPRESSION'",
      );
    }
  }
}

/** What a custom application cannot be without. Found at the deployment too. */
export function refuseIncomplete(inputs: PlainMap): void {
  if (inputs.preconfiguredApp) return;
  const missing = customRequired.filter((name) => !inputs[name]).map(snakeCase);
  if (missing.length > 0) {
    throw new Error(
      "missing conditionally required fields, reason: 'Custom SAML applications must contain these fields', " +
        `missing fields: ${missing.join(", ")}`,
    );
  }
  if (!inputs.responseSigned && !inputs.assertionSigned) {
    throw new Error("custom SAML apps must either have response_signed or assertion_signed set to true");
  }
}
