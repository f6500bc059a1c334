import { type DocumentedParameter, documented } from "./documented.ts";
import { isObjectOf, PowerShellObject } from "./powershell-object.ts";

/** Binds arguments as PowerShell does with what the documentation says: names, sets, types, accepted values. */
export function bindParameters(
  cmdlet: string,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const known = documented[cmdlet] ?? {};
  for (const name of Object.keys(given)) {
    if (known[name] === undefined) {
      throw new Error(`A parameter cannot be found that matches parameter name '${name}'.`);
    }
  }
  const set = parameterSet(known, Object.keys(given));
  for (const [name, { required, sets }] of Object.entries(known)) {
    const belongs = sets === undefined || sets.includes(set);
    if (required && belongs && (given[name] === undefined || given[name] === null)) {
      throw new Error(`Cannot process command because of one or more missing mandatory parameters: ${name}.`);
    }
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, convert(name, known[name] ?? { type: "" }, value)]),
  );
}

/** The one set in which all given parameters are; the first if there is a choice. */
function parameterSet(
  known: Readonly<Record<string, DocumentedParameter>>,
  given: readonly string[],
): string {
  const all = [...new Set(Object.values(known).flatMap(({ sets = [] }) => sets))];
  const possible = all.filter((set) => given.every((name) => known[name]?.sets?.includes(set) ?? true));
  if (possible[0] === undefined && all.length > 0) {
    throw new Error("Parameter set cannot be resolved using the specified named parameters.");
  }
  return possible[0] ?? "";
}

function convert(name: string, { type, accepts }: DocumentedParameter, value: unknown): unknown {
  if (type.endsWith("[]")) {
    const items = value === null ? [] : Array.isArray(value) ? value : [value];
    return items.map((item) =>
      convert(name, { type: type.slice(0, -2), ...(accepts ? { accepts } : {}) }, item),
    );
  }
  const converted = conversions[type]?.(value);
  if (converted === undefined) {
    throw new Error(
      `Cannot bind parameter '${name}'. Cannot convert value "${shown(value)}" to type "System.${type}".`,
    );
  }
  if (accepts !== undefined && !accepts.includes(String(converted))) {
    throw new Error(
      `Cannot validate argument on parameter '${name}'. The argument "${shown(value)}" does not belong to the set ` +
        `"${accepts.join(",")}" specified by the ValidateSet attribute.`,
    );
  }
  return converted;
}

/** Undefined: PowerShell cannot make the type of it. */
const conversions: Readonly<Record<string, (value: unknown) => unknown>> = {
  String: (value) => (value === null ? "" : typeof value === "object" ? undefined : String(value)),
  Boolean: (value) => (typeof value === "boolean" || typeof value === "number" ? Boolean(value) : undefined),
  SwitchParameter: (value) => (typeof value === "boolean" ? value : undefined),
  Int32: (value) => (Number.isInteger(value) ? value : undefined),
  Uri: (value) => (value === null || value === "" ? null : typeof value === "string" ? value : undefined),
  X509Certificate2: (value) => (value === null || isObjectOf(value, "X509Certificate2") ? value : undefined),
  SamlEndpoint: (value) => (isObjectOf(value, "SamlEndpoint") ? value : undefined),
  ClaimDescription: (value) => (isObjectOf(value, "ClaimDescription") ? value : undefined),
  Object: (value) => value,
};

function shown(value: unknown): string {
  return value instanceof PowerShellObject ? value.type : String(value);
}
