import type { InputFailure } from "../../providers/host/definition.ts";
import type { Plain, PlainMap } from "../../providers/host/value.ts";
import { checkProperties, snakeCase } from "../check-properties.ts";
import { listAt, mapAt } from "../plain.ts";
import { applicationProperties } from "./application-properties.ts";

const words: Readonly<Record<string, readonly string[]>> = {
  sloBinding: ["HTTP_POST", "HTTP_REDIRECT"],
  type: ["CUSTOM_APP", "WEB_APP"],
};
const algorithms = [
  "SHA256withRSA",
  "SHA384withRSA",
  "SHA512withRSA",
  "SHA256withECDSA",
  "SHA384withECDSA",
  "SHA512withECDSA",
];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the provider refuses in an application before it asks the service. */
export function checkApplication(inputs: PlainMap, resource: string): InputFailure[] {
  const own = [...invalid(inputs)].map(({ property, reason }) => ({
    property,
    reason: `${reason} Examine values at '${resource}.${property}'.`,
  }));
  return [...checkProperties(applicationProperties, inputs, resource), ...own];
}

function* invalid(inputs: PlainMap): Generator<InputFailure> {
  const saml = mapAt(inputs, "samlOptions");
  const access = mapAt(inputs, "accessControlGroupOptions");
  const key = mapAt(saml, "idpSigningKey");
  if (!inputs.samlOptions)
    yield {
      property: "samlOptions",
      reason:
        'Invalid Attribute Combination. Exactly one of "external_link_options", "oidc_options", "saml_options", "wsfed_options" must be set.',
    };
  if (Array.isArray(saml.acsUrls) && saml.acsUrls.length === 0)
    yield {
      property: "samlOptions.acsUrls",
      reason: "Attribute acs_urls set must contain at least 1 elements.",
    };
  for (const [name, allowed] of Object.entries(words))
    yield* oneOf(saml[name], allowed, `samlOptions.${name}`);
  yield* oneOf(key.algorithm, algorithms, "samlOptions.idpSigningKey.algorithm");
  yield* oneOf(access.type, ["ALL_GROUPS", "ANY_GROUP"], "accessControlGroupOptions.type");
  yield* resourceId(inputs.environmentId, "environmentId");
  yield* resourceId(key.keyId, "samlOptions.idpSigningKey.keyId");
  for (const id of listAt(access, "groups")) yield* resourceId(id, "accessControlGroupOptions.groups");
  for (const id of listAt(mapAt(saml, "spVerification"), "certificateIds"))
    yield* resourceId(id, "samlOptions.spVerification.certificateIds");
}

function* oneOf(
  value: Plain | undefined,
  allowed: readonly string[],
  property: string,
): Generator<InputFailure> {
  if (typeof value !== "string" || allowed.includes(value)) return;
  const name = snakeCase(property.slice(property.lastIndexOf(".") + 1));
  const list = allowed.map((word) => `"${word}"`).join(" ");
  yield { property, reason: `Attribute ${name} value must be one of: [${list}], got: "${value}".` };
}

function* resourceId(value: Plain | undefined, property: string): Generator<InputFailure> {
  if (typeof value === "string" && !uuid.test(value))
    yield {
      property,
      reason: `The PingOne resource ID is malformed. Must be a valid UUID, got: "${value}".`,
    };
}
