import type { PlainMap } from "../host/value.ts";

/** The environment variable that gives each setting where the stack's configuration does not. */
export const environmentNames = {
  transport: "ADFS_TRANSPORT",
  host: "ADFS_HOST",
  port: "ADFS_PORT",
  username: "ADFS_USERNAME",
  hostKeyFingerprint: "ADFS_HOST_KEY_FINGERPRINT",
  privateKey: "ADFS_PRIVATE_KEY",
  agent: "ADFS_AGENT",
  password: "ADFS_PASSWORD",
} as const;

/**
 * The configuration, completed from the environment. A way to log on belongs together: with one in the configuration,
 * none is taken from the environment.
 *
 * @example withEnvironment({ host: "adfs1" }, { ADFS_PORT: "2222" }) // { host: "adfs1", port: "2222" }
 */
export function withEnvironment(config: PlainMap, environment: NodeJS.ProcessEnv): PlainMap {
  const isGiven = (name: string) => ![undefined, null, ""].includes(config[name] as string);
  const logons = ["privateKey", "agent", "password"];
  const hasLogon = logons.some(isGiven);
  const added = Object.entries(environmentNames).flatMap(([name, variable]) => {
    const value = environment[variable];
    const isTaken = value && !isGiven(name) && !(hasLogon && logons.includes(name));
    return isTaken ? [[name, value] as const] : [];
  });
  return { ...config, ...Object.fromEntries(added) };
}
