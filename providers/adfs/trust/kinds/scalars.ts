import type { Plain } from "../../../host/value.ts";
import type { Argument } from "../../protocol/messages.ts";
import type { Kind } from "./kind.ts";

const scalar = {
  canonical: (value: Plain) => value,
  argument: (value: Plain) => value as Argument,
  read: (value: unknown) => (value === null || value === undefined ? undefined : (value as Plain)),
  cleared: null,
};

export const text: Kind = {
  ...scalar,
  refusal: (value) => (typeof value === "string" ? undefined : "a text"),
  read: (value) => (typeof value === "string" && value !== "" ? value : undefined),
  cleared: "",
  schema: { type: "string" },
};

/** A text that can only be taken away with $null. */
export const reference: Kind = { ...text, cleared: null };

export const flag: Kind = {
  ...scalar,
  refusal: (value) => (typeof value === "boolean" ? undefined : "true or false"),
  schema: { type: "boolean" },
};

export const count: Kind = {
  ...scalar,
  refusal: (value) =>
    Number.isInteger(value) && Number(value) >= 0 ? undefined : "a whole number, 0 or more",
  schema: { type: "integer" },
};

export const url: Kind = {
  ...scalar,
  refusal: (value) => (typeof value === "string" && URL.canParse(value) ? undefined : "an absolute URL"),
  read: text.read,
  schema: { type: "string" },
};

/** One of a few words. What is read may be the word's number in ADFS's enumeration. */
export function choice(words: readonly string[]): Kind {
  return {
    ...scalar,
    refusal: (value) => (words.some((word) => word === value) ? undefined : `one of ${words.join(", ")}`),
    read: (value) => (typeof value === "number" ? words[value] : text.read(value)),
    schema: { type: "string", enum: words.map((value) => ({ value })) },
  };
}
