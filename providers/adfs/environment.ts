import type { PlainMap } from "../host/value.ts";

/** The environment variable of each key of the connection. */
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

export type ConnectionKey = keyof typeof environmentNames;

/** The way to the server, and how messages speak of it. */
export interface Connection {
  /** Only what is given. */
  readonly values: PlainMap;
  /** @example "adfs:port", or "ADFS_PORT" */
  readonly nameOf: (key: ConnectionKey) => string;
  /** Where to set a key that is missing, as the end of a message. */
  readonly howToSet: (key: ConnectionKey) => string;
}

const keys = Object.keys(environmentNames) as ConnectionKey[];

/**
 * The connection out of the stack's configuration, or out of the environment when the stack says nothing of it. Never
 * out of both: a server of one place with the logon of the other is somebody else's server, or somebody else's logon.
 *
 * @example readConnection({}, { ADFS_HOST: "adfs1" }).values // { host: "adfs1" }
 */
export function readConnection(config: PlainMap, environment: NodeJS.ProcessEnv): Connection {
  const inStack = given((key) => config[key]);
  const inEnvironment = given((key) => environment[environmentNames[key]]);
  const [first] = Object.keys(inStack);
  if (first !== undefined) {
    return {
      values: inStack,
      nameOf: (key) => `adfs:${key}`,
      howToSet: (key) =>
        `Set it with pulumi config set adfs:${key} VALUE. A connection comes whole from one place: the stack sets ` +
        `adfs:${first}, so nothing of it is taken from the environment.`,
    };
  }
  const isSilent = Object.keys(inEnvironment).length === 0;
  return {
    values: inEnvironment,
    nameOf: (key) => (isSilent ? `adfs:${key}` : environmentNames[key]),
    howToSet: (key) =>
      isSilent
        ? `Set it with pulumi config set adfs:${key} VALUE, or as ${environmentNames[key]} in the environment.`
        : "Set it in the environment, where the rest of the connection is; or set the whole connection in the stack.",
  };
}

function given(read: (key: ConnectionKey) => unknown): PlainMap {
  const entries = keys.map((key) => [key, read(key)] as const);
  return Object.fromEntries(
    entries.filter(([, value]) => ![undefined, null, ""].includes(value as string)),
  ) as PlainMap;
}
