import { readSource } from "../../saml/attribute-source.ts";
import { by } from "../../saml/sort.ts";
import type { Attribute } from "../../saml/trust-model.ts";
import { entraCapabilities } from "./capabilities.ts";

const { sources } = entraCapabilities.attributes;

/** An entry of the ClaimsSchema of a claims mapping policy (reference-claims-customization). */
interface ClaimEntry {
  readonly Source?: string;
  readonly ID?: string;
  readonly ExtensionID?: string;
  readonly Value?: string;
  readonly SamlClaimType?: string;
}

/**
 * The definition of a claims mapping policy that issues these attributes. It says nothing of the NameID, so that
 * nothing contradicts the format which the request asks for.
 *
 * @example claimsDefinition([{ name: "uid", source: "email" }])
 */
export function claimsDefinition(attributes: readonly Attribute[]): string {
  return JSON.stringify({
    ClaimsMappingPolicy: {
      Version: 1,
      IncludeBasicClaimSet: "true",
      ClaimsSchema: attributes.map(({ name, source }) => ({ ...entry(source), SamlClaimType: name })),
    },
  });
}

/** The attributes that a policy's definitions issue in assertions, sorted by name; the inverse of claimsDefinition. */
export function readClaims(definitions: readonly string[]): Attribute[] {
  const entries = definitions.flatMap(
    (definition): readonly ClaimEntry[] => JSON.parse(definition).ClaimsMappingPolicy?.ClaimsSchema ?? [],
  );
  return entries
    .flatMap((claim) =>
      claim.SamlClaimType === undefined
        ? []
        : [{ name: claim.SamlClaimType, source: readSource(sources, expression(claim)) }],
    )
    .sort(by(({ name }) => name));
}

function entry(source: Attribute["source"]): ClaimEntry {
  const text =
    typeof source === "string"
      ? (sources[source] ?? source)
      : "expression" in source
        ? source.expression
        : source.groups.value;
  const constant = /^"(.*)"$/s.exec(text)?.[1];
  if (constant !== undefined) return { Value: constant };
  const [Source = "user", ID = ""] = text.split(".", 2);
  // An attribute that the directory was extended by has an identifier of its own kind.
  return ID.startsWith("extension_") ? { Source, ExtensionID: ID } : { Source, ID };
}

function expression({ Source, ID, ExtensionID, Value }: ClaimEntry): string {
  if (Value !== undefined) return `"${Value}"`;
  return Source === undefined ? "" : `${Source}.${ID ?? ExtensionID ?? ""}`;
}
