import { isMap, type Plain, type PlainMap, unknown } from "../../../host/value.ts";
import type { AdfsObject, TaggedValue } from "../../protocol/messages.ts";
import { asList } from "../as-list.ts";
import type { Kind } from "./kind.ts";
import { choice, count, flag, url } from "./scalars.ts";

interface Field {
  /** Of New-AdfsSamlEndpoint. */
  readonly parameter: string;
  /** Of the endpoint that is read back. */
  readonly property: string;
  readonly kind: Pick<Kind, "refusal" | "schema">;
  readonly required?: true;
  readonly default?: Plain;
  readonly description: string;
}

/** The fields of an endpoint, and what ADFS calls them when it writes and when it reads. */
export const endpointFields: Readonly<Record<string, Field>> = {
  binding: {
    parameter: "Binding",
    property: "Binding",
    kind: choice(["POST", "Redirect", "Artifact", "SOAP"]),
    required: true,
    description: "How messages reach the endpoint: POST, Redirect, Artifact or SOAP.",
  },
  protocol: {
    parameter: "Protocol",
    property: "Protocol",
    kind: choice(["SAMLAssertionConsumer", "SAMLLogout", "SAMLArtifactResolution", "SAMLSingleSignOn"]),
    required: true,
    description:
      "What the endpoint does: SAMLAssertionConsumer, SAMLLogout, SAMLArtifactResolution or SAMLSingleSignOn.",
  },
  uri: {
    parameter: "Uri",
    property: "Location",
    kind: url,
    required: true,
    description: "Where it is.",
  },
  index: {
    parameter: "Index",
    property: "Index",
    kind: count,
    default: 0,
    description: "Its number, by which a request may ask for it. Default: 0.",
  },
  isDefault: {
    parameter: "IsDefault",
    property: "IsDefault",
    kind: flag,
    default: false,
    description: "Whether it is taken when a request asks for none of its protocol. Default: false.",
  },
  responseUri: {
    parameter: "ResponseUri",
    property: "ResponseLocation",
    kind: url,
    description: "Where responses go, when they go somewhere else than requests.",
  },
};

/** SAML endpoints; their order says nothing. */
export const endpoints: Kind = {
  refusal: (value) => (Array.isArray(value) ? listRefusal(value) : "a list of endpoints"),
  canonical: (value) =>
    Array.isArray(value)
      ? value.map(canonicalEndpoint).sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
      : value,
  argument: (value) => (value as PlainMap[]).map(endpointArgument),
  read: (value) => {
    const found = asList(value).map((endpoint) => readEndpoint(endpoint as AdfsObject));
    return found.length === 0 ? undefined : found;
  },
  cleared: [],
  schema: { type: "array", items: { $ref: "#/types/adfs:index:SamlEndpoint" } },
};

function listRefusal(list: readonly Plain[]): string | undefined {
  const first = list.findIndex((endpoint) => endpointRefusal(endpoint) !== undefined);
  if (first >= 0) return `a list of endpoints; [${first}] needs ${endpointRefusal(list[first] ?? null)}`;
  const consumers = list.filter(isMap).filter(({ protocol }) => protocol === "SAMLAssertionConsumer");
  const defaults = consumers.filter(({ isDefault }) => isDefault === true || isDefault === unknown).length;
  const exactlyOne = defaults === 1 || (defaults === 0 && consumers.length <= 1);
  return exactlyOne
    ? undefined
    : `a list in which exactly one SAMLAssertionConsumer has isDefault: true (now ${defaults} of ${consumers.length})`;
}

function endpointRefusal(endpoint: Plain): string | undefined {
  if (endpoint === unknown) return undefined;
  if (!isMap(endpoint)) return "binding, protocol and uri";
  const strange = Object.keys(endpoint).find((name) => !Object.hasOwn(endpointFields, name));
  if (strange !== undefined) return `no ${strange}; it knows ${Object.keys(endpointFields).join(", ")}`;
  for (const [name, { kind, required }] of Object.entries(endpointFields)) {
    const value = endpoint[name] ?? null;
    if (value === unknown) continue;
    const accepted = value === null ? (required ? "a value" : undefined) : kind.refusal(value);
    if (accepted !== undefined) return `${name} to be ${accepted} (it is ${JSON.stringify(value)})`;
  }
  return undefined;
}

function canonicalEndpoint(endpoint: Plain): Plain {
  if (!isMap(endpoint)) return endpoint;
  const said = Object.entries(endpoint).filter(
    ([name, value]) => value !== null && value !== endpointFields[name]?.default,
  );
  return Object.fromEntries(said);
}

function sortKey(endpoint: Plain): string {
  if (!isMap(endpoint)) return "";
  const { protocol, binding, index = 0, uri } = endpoint;
  return [protocol, binding, String(index).padStart(6, "0"), uri].map(String).join(" ");
}

function endpointArgument(endpoint: PlainMap): TaggedValue {
  const said = Object.entries(endpointFields).flatMap(([name, { parameter }]) => {
    const value = endpoint[name];
    return value === undefined || value === null
      ? []
      : [[parameter, value as string | number | boolean] as const];
  });
  return { tag: "samlEndpoint", value: Object.fromEntries(said) };
}

function readEndpoint(endpoint: AdfsObject): Plain {
  const said = Object.entries(endpointFields).flatMap(([name, { property }]) => {
    const value = endpoint[property];
    return value === null || value === undefined ? [] : [[name, value as Plain] as const];
  });
  return canonicalEndpoint(Object.fromEntries(said));
}
