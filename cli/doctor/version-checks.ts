import type { Check } from "./check.ts";
import { compareVersions } from "./compare-versions.ts";

/** The programs that everything runs on. */
export interface Versions {
  readonly node: string;
  /** The Pulumi CLI, and the SDK that the programs use. */
  readonly pulumi: string;
  readonly sdk: string;
}

const leastNode = "24.0.0";

/** Node and Pulumi. */
export function versionChecks({ node, pulumi, sdk }: Versions): Check[] {
  const area = "this machine";
  return [
    compareVersions(node, leastNode) >= 0
      ? { area, name: "Node.js", result: "ok", detail: `It is ${node}.` }
      : {
          area,
          name: "Node.js",
          result: "failed",
          detail: `It is ${node}; the programs need 24 or newer.`,
          fix: "Start the tool through npm run or npx, which bring their own, or install Node 24.",
        },
    compareVersions(pulumi, sdk) >= 0
      ? { area, name: "Pulumi CLI", result: "ok", detail: `It is ${pulumi}; the SDK is ${sdk}.` }
      : {
          area,
          name: "Pulumi CLI",
          result: "warning",
          detail: `It is ${pulumi}, which is older than the SDK (${sdk}).`,
          fix: "Install the newest Pulumi CLI, or take its folder off the PATH: set-up then uses its own.",
        },
  ];
}

/** A plugin that a tenant needs. */
export interface WantedPlugin {
  readonly name: string;
  readonly version: string;
}

/** What `pulumi plugin ls --json` says of one. */
export interface InstalledPlugin {
  readonly name: string;
  readonly kind: string;
  readonly version?: string;
}

/**
 * The plugin of the identity provider, installed against wanted.
 *
 * @param attached the environment's PULUMI_DEBUG_PROVIDERS: providers that run already.
 */
export function pluginCheck(
  { name, version }: WantedPlugin,
  installed: readonly InstalledPlugin[],
  attached = "",
): Check {
  const check = { area: "this machine", name: `plugin ${name}` } as const;
  if (attached.split(",").some((one) => one.startsWith(`${name}:`)))
    return { ...check, result: "ok", detail: "It runs already, by PULUMI_DEBUG_PROVIDERS." };
  const own = installed.filter((one) => one.kind === "resource" && one.name === name);
  if (own.some((one) => one.version === version))
    return { ...check, result: "ok", detail: `${version} is installed.` };
  const others = own.map((one) => one.version ?? "unknown").join(", ");
  return {
    ...check,
    result: "warning",
    detail:
      others === ""
        ? `${version} is not installed; the next pulumi up downloads it.`
        : `${version} is wanted, installed is ${others}; the next pulumi up downloads it.`,
    fix: `Where there is no way to the internet, install it before: pulumi plugin install resource ${name} ${version}`,
  };
}
