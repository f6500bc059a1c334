import type { Plain, PlainMap } from "../../host/value.ts";
import type { AdfsObject } from "../protocol/messages.ts";
import { canonicalValue } from "./canonical.ts";
import { splitNotes } from "./marker.ts";
import { trustProperties } from "./properties.ts";

/** A trust as it stands in ADFS. */
export interface ActualTrust {
  /** By the names of the inputs; what ADFS does by itself is left out. */
  readonly inputs: PlainMap;
  /** The resource that made it, if one did. */
  readonly urn: string | undefined;
  readonly objectIdentifier: string;
}

/** What Get-AdfsRelyingPartyTrust returned. */
export function actualTrust(found: AdfsObject): ActualTrust {
  const { notes, urn } = splitNotes(typeof found.Notes === "string" ? found.Notes : "");
  const entries = Object.entries(trustProperties).flatMap(
    ([name, { kind, parameter, property = parameter }]) => {
      const value: Plain | undefined = name === "notes" ? notes : kind.read(found[property]);
      return canonicalValue(name, value) === undefined ? [] : [[name, value as Plain] as const];
    },
  );
  return {
    inputs: Object.fromEntries(entries),
    urn,
    objectIdentifier: String(found.ObjectIdentifier ?? ""),
  };
}
