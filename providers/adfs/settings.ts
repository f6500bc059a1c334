import ssh2 from "ssh2";
import type { PlainMap } from "../host/value.ts";
import { environmentNames, withEnvironment } from "./environment.ts";

interface Limits {
  /** How long one request may take, the start of PowerShell included. */
  readonly timeoutSeconds: number;
  /** How many PowerShell processes may run at once. */
  readonly maxSessions: number;
}

export interface SshSettings extends Limits {
  readonly transport: "ssh";
  readonly host: string;
  readonly port: number;
  readonly username: string;
  /** `SHA256:…`, as ssh-keygen prints it. */
  readonly hostKeyFingerprint: string;
  readonly privateKey?: string;
  /** The socket or pipe of an SSH agent. */
  readonly agent?: string;
  readonly password?: string;
}

export interface LocalSettings extends Limits {
  readonly transport: "local";
}

export type Settings = SshSettings | LocalSettings;

/**
 * Reads the provider's configuration (`adfs:host` and so on), and what it leaves out from the environment.
 *
 * @throws Error that names the key, and the value where it is no secret
 */
export function readSettings(given: PlainMap, environment: NodeJS.ProcessEnv = process.env): Settings {
  const config = withEnvironment(given, environment);
  const { transport = "ssh" } = config;
  const limits = {
    timeoutSeconds: positive(config, "timeoutSeconds", 120),
    maxSessions: Math.ceil(positive(config, "maxSessions", 4)),
  };
  if (transport === "local") return { transport, ...limits };
  if (transport !== "ssh") {
    throw new Error(`adfs:transport is ${JSON.stringify(transport)}. It takes "ssh" or "local".`);
  }
  return {
    transport,
    ...limits,
    host: text(config, "host", "the name of the ADFS server"),
    port: positive(config, "port", 22),
    username: text(config, "username", "who logs on to the ADFS server, for example CONTOSO\\svc-pulumi"),
    hostKeyFingerprint: fingerprint(config),
    ...credentials(config, environment),
  };
}

function credentials(config: PlainMap, environment: NodeJS.ProcessEnv) {
  const agent = config.agent === true || config.agent === "true" ? environment.SSH_AUTH_SOCK : config.agent;
  const found = Object.entries({ privateKey: config.privateKey, agent, password: config.password }).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && entry[1] !== "" && entry[1] !== "false",
  );
  if (found.length === 0) {
    throw new Error(
      "There is no way to log on to the ADFS server: set adfs:privateKey (pulumi config set --secret), adfs:agent " +
        "(true for the agent of SSH_AUTH_SOCK, or its socket) or adfs:password (--secret); or ADFS_PRIVATE_KEY, " +
        "ADFS_AGENT or ADFS_PASSWORD in the environment.",
    );
  }
  const { privateKey } = Object.fromEntries(found);
  if (privateKey !== undefined && ssh2.utils.parseKey(privateKey) instanceof Error)
    throw new Error(unreadable);
  return Object.fromEntries(found);
}

const unreadable =
  "adfs:privateKey is not a private key that can be read: it takes the text of an OpenSSH or PEM file without a " +
  "passphrase. For a key with a passphrase use adfs:agent.";

function fingerprint(config: PlainMap): string {
  const value = text(config, "hostKeyFingerprint", "the fingerprint of the server's SSH host key, SHA256:…");
  const bare = value.replace(/=+$/, "");
  if (/^SHA256:[A-Za-z0-9+/]{43}$/.test(bare)) return bare;
  throw new Error(
    `adfs:hostKeyFingerprint is ${JSON.stringify(value)}. It takes what ssh-keygen -lf prints for the server's host ` +
      "key: SHA256: and 43 characters.",
  );
}

function text(config: PlainMap, key: keyof typeof environmentNames, meaning: string): string {
  const value = config[key];
  if (typeof value === "string" && value !== "") return value;
  throw new Error(
    `adfs:${key} is missing: ${meaning}. Set it with pulumi config set adfs:${key} VALUE, or as ${environmentNames[key]} in the environment.`,
  );
}

/** The engine hands numbers over as text. */
function positive(config: PlainMap, key: string, standard: number): number {
  const value = config[key] ?? standard;
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  if (number > 0 && Number.isFinite(number)) return number;
  throw new Error(
    `adfs:${key} is ${JSON.stringify(value)}. It takes a number above 0; default: ${standard}.`,
  );
}
