import ssh2 from "ssh2";
import type { Connection } from "./environment.ts";

/** What proves to the server who logs on. */
export interface Logon {
  readonly privateKey?: string;
  /** The socket or pipe of an SSH agent. */
  readonly agent?: string;
  readonly password?: string;
}

/**
 * The ways to log on that a connection has: one at least.
 *
 * @throws Error that names the key, never a secret
 */
export function readLogon(connection: Connection, environment: NodeJS.ProcessEnv): Logon {
  const { privateKey, password } = connection.values;
  const agent = readAgent(connection, environment);
  const found = Object.entries({ privateKey, agent, password }).filter(
    ([, value]) => typeof value === "string",
  );
  if (found.length === 0) {
    throw new Error(
      "There is no way to log on to the ADFS server: adfs:privateKey and adfs:password (pulumi config set --secret), " +
        "adfs:agent (true for the agent of SSH_AUTH_SOCK, or its socket), or ADFS_PRIVATE_KEY, ADFS_PASSWORD or " +
        `ADFS_AGENT are missing. ${connection.howToSet("privateKey")}`,
    );
  }
  const logon = Object.fromEntries(found) as Logon;
  if (logon.privateKey !== undefined && ssh2.utils.parseKey(logon.privateKey) instanceof Error)
    throw new Error(
      `${connection.nameOf("privateKey")} is not a private key that can be read: it takes the text of an OpenSSH or ` +
        `PEM file without a passphrase. For a key with a passphrase use ${connection.nameOf("agent")}.`,
    );
  return logon;
}

function readAgent({ values, nameOf }: Connection, { SSH_AUTH_SOCK }: NodeJS.ProcessEnv) {
  const agent = String(values.agent ?? false);
  if (agent === "false") return undefined;
  if (agent !== "true") return agent;
  if (SSH_AUTH_SOCK) return SSH_AUTH_SOCK;
  throw new Error(
    `${nameOf("agent")} is true, and SSH_AUTH_SOCK is not set: start an agent (ssh-agent) where Pulumi runs, or give ` +
      `the agent's socket or pipe as ${nameOf("agent")}.`,
  );
}
