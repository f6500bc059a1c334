import type { InputFailure } from "../../host/definition.ts";
import { hasUnknown, type Plain, type PlainMap } from "../../host/value.ts";
import { canonicalValue } from "./canonical.ts";
import { trustProperties } from "./properties.ts";

/** Inputs that ADFS does not take together. */
interface Conflict {
  readonly property: string;
  readonly excludes: readonly string[];
  readonly reason: string;
}

const conflicts: readonly Conflict[] = [
  {
    property: "accessControlPolicyName",
    excludes: ["issuanceAuthorizationRules"],
    reason: "A trust has an access control policy or authorization rules. Leave one of them out.",
  },
  {
    property: "autoUpdateEnabled",
    excludes: ["samlEndpoint", "encryptionCertificate", "requestSigningCertificate", "claimAccepted"],
    reason:
      "ADFS overwrites them from the metadata and lets nobody else set them. Leave them out, or the updates.",
  },
];

/** Inputs that do nothing without another one. */
const needs: readonly (readonly [property: string, needed: string])[] = [
  ["accessControlPolicyParameters", "accessControlPolicyName"],
  ["monitoringEnabled", "metadataUrl"],
  ["autoUpdateEnabled", "metadataUrl"],
];

/** What ADFS would refuse, or take and not do, in words for the author of the program. Never quotes a whole value. */
export function checkInputs(inputs: PlainMap): InputFailure[] {
  return [
    ...Object.keys(inputs).filter(isUnknownName).map(unknownName),
    ...Object.keys(trustProperties).flatMap((name) => checkValue(name, inputs[name] ?? null)),
    ...conflicts.flatMap(({ property, excludes, reason }) => {
      const others = excludes.filter((name) => isSet(inputs, name));
      if (!isSet(inputs, property) || others.length === 0) return [];
      return [
        { property, reason: `${property} cannot be used together with ${others.join(", ")}. ${reason}` },
      ];
    }),
    ...needs.flatMap(([property, needed]) =>
      isSet(inputs, property) && !isSet(inputs, needed)
        ? [{ property, reason: `${property} needs ${needed}. Set it, or leave ${property} out.` }]
        : [],
    ),
  ];
}

function checkValue(name: string, value: Plain): InputFailure[] {
  const { kind, required, description } = trustProperties[name] ?? never(name);
  if (hasUnknown(value) && !Array.isArray(value)) return [];
  if (value === null || (required && value === "")) {
    return required ? [{ property: name, reason: `${name} is missing. ${description}` }] : [];
  }
  const accepted = kind.refusal(value);
  return accepted === undefined ? [] : [{ property: name, reason: `${name} takes ${accepted}.` }];
}

function isSet(inputs: PlainMap, name: string): boolean {
  return canonicalValue(name, inputs[name]) !== undefined;
}

function isUnknownName(name: string): boolean {
  return !Object.hasOwn(trustProperties, name) && !name.startsWith("__");
}

function unknownName(property: string): InputFailure {
  return {
    property,
    reason: `A relying-party trust has no ${property}. It has: ${Object.keys(trustProperties).join(", ")}.`,
  };
}

function never(name: string): never {
  throw new Error(`There is no property ${name}.`);
}
