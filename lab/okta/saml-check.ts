import type { InputFailure } from "../../providers/host/definition.ts";
import type { Plain, PlainMap } from "../../providers/host/value.ts";
import { checkProperties, snakeCase } from "../check-properties.ts";
import { samlProperties } from "./saml-properties.ts";

const conflicts: readonly (readonly [string, string])[] = [
  ["acsEndpoints", "acsEndpointsIndices"],
  ["authenticationPolicy", "skipAuthenticationPolicy"],
];
const together: readonly (readonly [string, string])[] = [
  ["keyName", "keyYearsValid"],
  ["singleLogoutIssuer", "singleLogoutUrl"],
  ["singleLogoutUrl", "singleLogoutIssuer"],
];
const notes = ["adminNote", "enduserNote"];
const maxNoteLength = 250;

/** What the provider refuses in an application before it asks the service. */
export function checkSaml(inputs: PlainMap, resource: string): InputFailure[] {
  return [
    ...checkProperties(samlProperties, inputs, resource),
    ...conflicts.flatMap(([a, b]) =>
      isSet(inputs[a]) && isSet(inputs[b]) ? [conflict(a, b), conflict(b, a)] : [],
    ),
    ...together.flatMap(([a, b]) => (isSet(inputs[a]) && !isSet(inputs[b]) ? [incomplete(a, b)] : [])),
    ...notes.flatMap((name) => (lengthOf(inputs[name]) > maxNoteLength ? [tooLong(name)] : [])),
  ].map(({ property, reason }) => ({
    property,
    reason: reason.includes("Examine values")
      ? reason
      : `${reason} Examine values at '${resource}.${property}'.`,
  }));
}

function conflict(property: string, other: string): InputFailure {
  return {
    property,
    reason: `Conflicting configuration arguments. "${snakeCase(property)}": conflicts with ${snakeCase(other)}.`,
  };
}

function incomplete(property: string, other: string): InputFailure {
  const names = [property, other].map(snakeCase).sort().join(",");
  return {
    property,
    reason: `Missing required argument. "${snakeCase(property)}": all of \`${names}\` must be specified.`,
  };
}

function tooLong(property: string): InputFailure {
  return { property, reason: `"${snakeCase(property)}" cannot be longer than ${maxNoteLength} characters.` };
}

function isSet(value: Plain | undefined): boolean {
  return value !== undefined && value !== null && value !== false;
}

function lengthOf(value: Plain | undefined): number {
  return typeof value === "string" ? value.length : 0;
}
