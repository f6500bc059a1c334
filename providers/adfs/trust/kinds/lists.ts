import type { Plain } from "../../../host/value.ts";
import type { AdfsObject, Argument, TaggedValue } from "../../protocol/messages.ts";
import { asList } from "../as-list.ts";
import type { Kind } from "./kind.ts";

const isTexts = (value: Plain): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "");

/** Texts whose order says nothing. */
export const texts: Kind = {
  refusal: (value) => (isTexts(value) ? undefined : "a list of texts"),
  canonical: (value) => (isTexts(value) ? [...new Set(value)].sort() : value),
  argument: (value) => value as Argument,
  read: (value) => nonEmpty(asList(value).map(String)),
  cleared: [],
  schema: { type: "array", items: { type: "string" } },
};

/** Identifiers: the first one is the resource's id, the order of the others says nothing. */
export const identifiers: Kind = {
  ...texts,
  refusal: (value) =>
    isTexts(value) && value.length > 0 && new Set(value).size === value.length
      ? undefined
      : "a list of one or more different texts",
  canonical: (value) => (isTexts(value) ? [...value.slice(0, 1), ...value.slice(1).sort()] : value),
};

/** Claim types whose claim descriptions the relying party accepts. */
export const claims: Kind = {
  ...texts,
  argument: (value) => (value as string[]).map((type): TaggedValue => ({ tag: "claim", value: type })),
  read: (value) => nonEmpty(asList(value).map((claim) => String((claim as AdfsObject).ClaimType))),
};

/** The values of a policy's parameters, by the parameter's name, for example GroupParameter. */
export const policyParameters: Kind = {
  refusal: (value) =>
    typeof value === "object" && value !== null && Object.values(value).every(isTexts)
      ? undefined
      : "lists of texts by the name of the policy's parameter, for example { GroupParameter: [...] }",
  canonical: (value) => mapped(value as object, (items) => texts.canonical(items)),
  argument: (value) => ({ tag: "table", value: value as Record<string, string[]> }),
  read: (value) =>
    value === null || value === undefined || Object.keys(value).length === 0
      ? undefined
      : mapped(value, (items) => asList(items).map(String)),
  cleared: null,
  schema: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
};

function mapped(value: object, change: (items: Plain) => Plain): Plain {
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, items]) => [name, change(items)]));
}

function nonEmpty(items: string[]): Plain | undefined {
  return items.length === 0 ? undefined : items;
}
