import { createHash } from "node:crypto";
import type { Action, Condition, Demand, Operand, Rule } from "./parse.ts";

/** A claim with its properties; format and qualifiers of a NameID are properties. */
export interface Claim {
  readonly Type: string;
  readonly Value: string;
  readonly Issuer: string;
  readonly OriginalIssuer: string;
  readonly ValueType: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** What answers a query of Active Directory: one attribute of an account; undefined where the account has none. */
export type Directory = (accountName: string, attribute: string) => string | undefined;

/** Makes a claim as authentication makes it. */
export function claimOf(type: string, value: string, issuer = "AD AUTHORITY"): Claim {
  return {
    Type: type,
    Value: value,
    Issuer: issuer,
    OriginalIssuer: issuer,
    ValueType: "http://www.w3.org/2001/XMLSchema#string",
    properties: {},
  };
}

/**
 * Runs rules over the claims of a user, and gives what they issue. What `add` makes is seen by later rules only.
 *
 * @throws Error that names a rule of a shape that the lab does not know: it never guesses.
 */
export function evaluate(rules: readonly Rule[], claims: readonly Claim[], directory: Directory): Claim[] {
  const known = [...claims];
  const issued: Claim[] = [];
  for (const { label, conditions, action } of rules) {
    for (const bound of combinations(conditions, known)) {
      const made = claimsOf(action, bound, directory, label);
      known.push(...made);
      if (action.verb === "issue") issued.push(...made);
    }
  }
  return issued;
}

type Bound = Readonly<Record<string, Claim>>;

/** Every way in which the conditions fit the claims. */
function combinations(conditions: readonly Condition[], claims: readonly Claim[]): Bound[] {
  let found: Bound[] = [{}];
  for (const { name, demands, mode } of conditions) {
    const fitting = claims.filter((claim) => demands.every((demand) => meets(claim, demand)));
    if (mode !== "each") {
      if (fitting.length > 0 !== (mode === "exists")) return [];
      continue;
    }
    found = found.flatMap((bound) =>
      fitting.map((claim) => (name === undefined ? bound : { ...bound, [name]: claim })),
    );
  }
  return found;
}

function meets(claim: Claim, { property, operator, value }: Demand): boolean {
  const actual = String((claim as unknown as Record<string, unknown>)[property] ?? "");
  // Types are compared with regard to letter case, as are values.
  if (operator === "==") return actual === value;
  if (operator === "!=") return actual !== value;
  return new RegExp(value).test(actual) === (operator === "=~");
}

function claimsOf(action: Action, bound: Bound, directory: Directory, label: string): Claim[] {
  if (action.copy !== undefined) return [claimNamed(bound, action.copy, label)];
  if (action.store === "Active Directory") return fromDirectory(action, bound, directory, label);
  if (action.store === "_OpaqueIdStore") return [opaqueId(action, bound, label)];
  if (action.store !== undefined)
    throw new Error(`${label}: the lab does not know the attribute store ${action.store}`);
  const { Type, Value, Issuer, OriginalIssuer, ValueType, ...properties } = values(
    action.parts,
    bound,
    label,
  );
  if (Type === undefined) throw new Error(`${label}: the lab does not know this form of ${action.verb}`);
  const made = claimOf(Type, Value ?? "", Issuer ?? "LOCAL AUTHORITY");
  return [
    {
      ...made,
      ...(OriginalIssuer === undefined ? {} : { OriginalIssuer }),
      ...(ValueType === undefined ? {} : { ValueType }),
      properties,
    },
  ];
}

/** `query = ";mail,givenName;{0}"`: attributes of the account that the parameter names, one for each type. */
function fromDirectory(
  { query = "", types, params }: Action,
  bound: Bound,
  directory: Directory,
  label: string,
): Claim[] {
  const [filter, attributes = "", account] = query.split(";");
  if (filter !== "" || account !== "{0}")
    throw new Error(`${label}: the lab does not know the query ${query}`);
  const [name = ""] = params.map((param) => valueOfOperand(param, bound, label));
  return attributes.split(",").flatMap((attribute, place) => {
    const value = directory(name, attribute.trim());
    const type = types[place];
    return value === undefined || type === undefined ? [] : [claimOf(type, value)];
  });
}

/** An identifier that nobody can guess, made of the parameters (Microsoft, "Name Identifiers in SAML assertions"). */
function opaqueId({ types, params }: Action, bound: Bound, label: string): Claim {
  const seed = params.map((param) => valueOfOperand(param, bound, label)).join("\n");
  return claimOf(types[0] ?? "", createHash("sha256").update(seed).digest("base64"), "LOCAL AUTHORITY");
}

function values(
  parts: Action["parts"],
  bound: Bound,
  label: string,
): Record<string, string | undefined> & Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, valueOfOperand(part, bound, label)]),
  ) as Record<string, string>;
}

function valueOfOperand(operand: Operand, bound: Bound, label: string): string {
  if ("text" in operand) return operand.text;
  const claim = claimNamed(bound, operand.of, label);
  return String((claim as unknown as Record<string, unknown>)[operand.property] ?? "");
}

function claimNamed(bound: Bound, name: string, label: string): Claim {
  const claim = bound[name];
  if (claim === undefined) throw new Error(`${label}: no condition names ${name}`);
  return claim;
}
