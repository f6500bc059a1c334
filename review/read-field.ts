import type { Readings } from "../policies/reading.ts";
import { termWords } from "./term-words.ts";
import { type Part, type TermField, terms } from "./terms.ts";

/** What a field of a trust is made of, as far as it can be read. */
export interface Read {
  readonly parts: readonly Part[];
  /** Why there are none, although there is a value. */
  readonly instead?: string;
}

/** Reads one field of one side of a trust. */
export function readField(field: TermField, readings: Readings, now: Date): Read {
  const reading = readings(field);
  const parts = terms[field] as (value: unknown, now: Date) => readonly Part[];
  switch (reading.state) {
    case "known":
      return { parts: parts(reading.value, now) };
    case "waits":
      return { parts: [], instead: "known only after the update" };
    case "misunderstood":
      return { parts: [], instead: "in a form that is not understood" };
    default:
      return { parts: [] };
  }
}

/** A field as one text. */
export function wholeText({ parts, instead }: Read): string {
  return instead ?? parts.map(({ key, text }) => [key, text].filter(Boolean).join(" ")).join(", ");
}

/** Where a field as a whole is spoken of. */
export function wholePath(field: TermField): Part["path"] | undefined {
  return fieldPaths[field] ?? (field in termWords ? (field as Part["path"]) : undefined);
}

/** Where a field as a whole is spoken of, by the path of its most telling value. */
const fieldPaths: Partial<Record<TermField, Part["path"]>> = {
  attributes: "claim.source",
  acs: "acs.url",
  logoutCertificates: "singleLogout.certificates",
  signature: "signature.algorithm",
  encryption: "encryption.algorithm",
  signingCertificates: "validity.signingCertificates",
};
