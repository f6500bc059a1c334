import type { PlainMap } from "../host/value.ts";
import { type Connection, type ConnectionKey, readConnection } from "./environment.ts";
import { type Logon, readLogon } from "./logon.ts";

interface Limits {
  /** How long one request may take, the start of PowerShell included. */
  readonly timeoutSeconds: number;
  /** How many PowerShell processes may run at once. */
  readonly maxSessions: number;
}

export interface SshSettings extends Limits, Logon {
  readonly transport: "ssh";
  readonly host: string;
  readonly port: number;
  readonly username: string;
  /** `SHA256:…`, as ssh-keygen prints it. */
  readonly hostKeyFingerprint: string;
}

export interface LocalSettings extends Limits {
  readonly transport: "local";
}

export type Settings = SshSettings | LocalSettings;

/**
 * Reads the provider's configuration (`adfs:host` and so on); the connection from the environment when the
 * configuration says nothing of it.
 *
 * @throws Error that names the key, and the value where it is no secret
 */
export function readSettings(config: PlainMap, environment: NodeJS.ProcessEnv = process.env): Settings {
  const connection = readConnection(config, environment);
  const { values, nameOf } = connection;
  const { transport = "ssh" } = values;
  const limits = {
    timeoutSeconds: positive(config, "timeoutSeconds", 120),
    maxSessions: Math.ceil(positive(config, "maxSessions", 4)),
  };
  if (transport === "local") {
    refuseSshKeys(connection);
    return { transport, ...limits };
  }
  if (transport !== "ssh") {
    throw new Error(`${nameOf("transport")} is ${JSON.stringify(transport)}. It takes "ssh" or "local".`);
  }
  return {
    transport,
    ...limits,
    host: text(connection, "host", "the name of the ADFS server"),
    port: port(connection),
    username: text(connection, "username", "who logs on to the ADFS server, for example CONTOSO\\svc-pulumi"),
    hostKeyFingerprint: fingerprint(connection),
    ...readLogon(connection, environment),
  };
}

/** Whoever names a server means it: changes must not go to the machine that Pulumi happens to run on. */
function refuseSshKeys({ values, nameOf }: Connection): void {
  const others = (Object.keys(values) as ConnectionKey[]).filter((key) => key !== "transport");
  if (others.length === 0) return;
  throw new Error(
    `${nameOf("transport")} is local, which is the machine that Pulumi runs on, and beside it there is ` +
      `${others.map(nameOf).join(", ")}. Remove ${nameOf("transport")} to reach that server over SSH, or remove the others.`,
  );
}

function fingerprint(connection: Connection): string {
  const key = "hostKeyFingerprint";
  const value = text(connection, key, "the fingerprint of the server's SSH host key, SHA256:…");
  const bare = value.replace(/=+$/, "");
  if (/^SHA256:[A-Za-z0-9+/]{43}$/.test(bare)) return bare;
  throw new Error(
    `${connection.nameOf(key)} is ${JSON.stringify(value)}. It takes what ssh-keygen -lf prints for the server's host ` +
      "key: SHA256: and 43 characters.",
  );
}

function text({ values, nameOf, howToSet }: Connection, key: ConnectionKey, meaning: string): string {
  const value = values[key];
  if (typeof value === "string") return value;
  throw new Error(`${nameOf(key)} is missing: ${meaning}. ${howToSet(key)}`);
}

/** The engine hands numbers over as text. */
function port({ values, nameOf }: Connection): number {
  const { port: value = 22 } = values;
  const number = /^\d+$/.test(String(value)) ? Number(value) : 0;
  if (number >= 1 && number <= 65_535) return number;
  throw new Error(
    `${nameOf("port")} is ${JSON.stringify(value)}. It takes a whole number from 1 to 65535; default: 22.`,
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
