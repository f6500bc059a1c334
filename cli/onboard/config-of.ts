import { parse } from "yaml";
import { tenantConfig } from "../../stacks/tenant-config.ts";
import type { Values } from "./answers.ts";

/** The keys of a stack's configuration, as its file has them. */
export type Config = Readonly<Record<string, unknown>>;

/** In the order in which the examples have them; what is not named stands before `webex-sso:idp`. */
const order = ["webex-sso:mode", "webex-sso:metadata", "webex-sso:metadataSignature", "webex-sso:groups"];

/**
 * The configuration that the answers give. A text becomes data (`60`, `true`, `[{name: …}]`) where the tenant's schema
 * takes no text.
 *
 * @example configOf({ "idp.kind": "okta", "okta:orgName": "acme" }) // { "okta:orgName": "acme", "webex-sso:idp": { kind: "okta" } }
 */
export function configOf(values: Values): Config {
  const texts = nested(values, (_, value) => value);
  const issues = tenantConfig.safeParse(ownKeys(texts)).error?.issues ?? [];
  const refused = issues.map(({ path }) => answerOf(path));
  const isRefused = (key: string) => refused.some((one) => key === one || key.startsWith(`${one}.`));
  return sorted(nested(values, (key, value) => (isRefused(key) ? dataOf(value) : value)));
}

/** The keys of `webex-sso:` without their prefix. */
export function ownKeys(config: Config): Record<string, unknown> {
  const own = Object.entries(config).filter(([key]) => key.startsWith("webex-sso:"));
  return Object.fromEntries(own.map(([key, value]) => [key.slice("webex-sso:".length), value]));
}

/**
 * The answer that a place in a tenant's configuration comes from.
 *
 * @example answerOf(["idp", "signingKey"]) // "idp.signingKey"
 */
export function answerOf([first, ...rest]: readonly PropertyKey[]): string {
  return first === "idp" ? ["idp", ...rest].map(String).join(".") : `webex-sso:${String(first)}`;
}

type Answer = Values[string];

function nested(values: Values, told: (key: string, value: Answer) => unknown): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const [first = "", ...rest] = key.split(".");
    if (first === "idp" && rest.length > 0) put(config, ["webex-sso:idp", ...rest], told(key, value));
    else config[key] = told(key, value);
  }
  return config;
}

function put(
  config: Record<string, unknown>,
  [first = "", ...rest]: readonly string[],
  value: unknown,
): void {
  if (rest.length === 0) {
    config[first] = value;
    return;
  }
  const held = Object.hasOwn(config, first) ? config[first] : undefined;
  const child = typeof held === "object" && held !== null ? (held as Record<string, unknown>) : {};
  config[first] = child;
  put(child, rest, value);
}

function dataOf(value: Answer): unknown {
  if (typeof value !== "string" || value.trim() === "") return value;
  try {
    return parse(value);
  } catch {
    return value;
  }
}

function sorted(config: Config): Config {
  const rank = (key: string) => {
    if (!key.startsWith("webex-sso:")) return -1;
    if (key === "webex-sso:idp") return order.length + 1;
    const place = order.indexOf(key);
    return place === -1 ? order.length : place;
  };
  return Object.fromEntries(Object.entries(config).sort(([left], [right]) => rank(left) - rank(right)));
}
