import { isDeepStrictEqual } from "node:util";
import { tenantConfig } from "../../stacks/tenant-config.ts";
import { type Config, ownKeys } from "./config-of.ts";

/** A key that the stack file has with another value than the answers. */
export interface Difference {
  /** A key of the stack file. */
  readonly key: string;
  readonly there: unknown;
  readonly asked: unknown;
}

/**
 * What the answers would change in a stack file. A key that is not asked for stays as it is, and one that is asked for
 * with its default is as good as left out.
 */
export function differencesOf(there: Config, asked: Config): readonly Difference[] {
  const merged = mergedOf(there, asked);
  const parsed = [parsedOf(there), parsedOf(merged)] as const;
  // Defaults in one of the two alone would look like differences.
  const isRight = parsed.every((one) => one !== undefined);
  const before = effective(there, isRight ? parsed[0] : undefined);
  const after = effective(merged, isRight ? parsed[1] : undefined);
  return Object.keys(asked)
    .filter((key) => !isDeepStrictEqual(before[key], after[key]))
    .map((key) => ({ key, there: there[key], asked: merged[key] }));
}

/** The settings of the identity provider are merged one by one. */
function mergedOf(there: Config, asked: Config): Config {
  const key = "webex-sso:idp";
  if (!(key in there) || !(key in asked)) return { ...there, ...asked };
  return { ...there, ...asked, [key]: { ...(there[key] as object), ...(asked[key] as object) } };
}

/** With the defaults filled in; undefined where something in it is wrong. */
function parsedOf(config: Config): object | undefined {
  return tenantConfig.safeParse(ownKeys(config)).data;
}

/** The keys as they count; those of providers are texts to the engine. */
function effective(config: Config, parsed: object = ownKeys(config)): Config {
  const named = Object.entries(parsed).map(([key, value]) => [`webex-sso:${key}`, value]);
  const others = Object.entries(config)
    .filter(([key]) => !key.startsWith("webex-sso:"))
    .map(([key, value]) => [key, typeof value === "object" ? value : String(value)]);
  return Object.fromEntries([...named, ...others]);
}
