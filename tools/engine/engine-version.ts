import sdk from "@pulumi/pulumi/version.js";

/** The engine that set-up gets is the one that was released with the SDK. Without the leading "v". */
export const ENGINE_VERSION: string = sdk.version;

/** The oldest CLI on PATH that is good enough: the first that was tried with this SDK. */
export const OLDEST_VERSION = "3.250.0";

/**
 * Whether a CLI of this version can run our programs: of the SDK's major version, and not too old.
 *
 * @example goodEnough("v3.251.0") // true
 */
export function goodEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_VERSION.split(".").map(Number);
  return major === oldestMajor && minor >= oldestMinor;
}
