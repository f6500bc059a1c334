import { createHash } from "node:crypto";
import { connect, type Socket } from "node:net";
import { Client, type ClientChannel, type ConnectConfig } from "ssh2";
import { powershell } from "../protocol/bootstrap.ts";
import type { SshSettings } from "../settings.ts";
import { ConnectionLost, ConnectionRefused } from "./errors.ts";
import type { Shell, ShellProcess } from "./shell.ts";

const command = [powershell.program, ...powershell.arguments].join(" ");

interface Connection {
  readonly client: Client;
  readonly socket: Socket;
}

/** PowerShell over SSH: one connection, made at the first call and made anew when it is lost. */
export function sshShell(settings: SshSettings): Shell {
  let connection: Promise<Connection> | undefined;
  let held = false;
  const connected = () => {
    connection ??= open(settings, () => {
      connection = undefined;
    });
    return connection;
  };
  return {
    place: `${settings.username}@${settings.host}:${settings.port}`,
    async start() {
      const { client } = await connected();
      return new Promise<ShellProcess>((resolve, reject) => {
        client.exec(command, (error, channel) =>
          error === undefined ? resolve(processOf(channel)) : reject(new ConnectionLost(error.message)),
        );
      });
    },
    hold(busy) {
      held = busy;
      void connection?.then(
        ({ socket }) => (held ? socket.ref() : socket.unref()),
        () => {},
      );
    },
  };
}

function open(settings: SshSettings, onEnd: () => void): Promise<Connection> {
  const client = new Client();
  const socket = connect(settings.port, settings.host);
  return new Promise((resolve, reject) => {
    let refusal: Error | undefined;
    client.once("ready", () => resolve({ client, socket }));
    client.on("error", (error) => {
      onEnd();
      reject(refusal ?? explained(error, settings));
      client.destroy();
    });
    client.once("close", () => {
      onEnd();
      reject(refusal ?? lost(settings, "the connection was closed"));
    });
    const hostVerifier = (key: Buffer) => {
      const offered = fingerprintOf(key);
      const expected = offered === settings.hostKeyFingerprint;
      if (!expected) refusal = otherHostKey(settings, offered);
      return expected;
    };
    // Handed over before it is connected: the library reports what happens to it.
    const waiting = settings.timeoutSeconds * 1000;
    const config: ConnectConfig = {
      ...credentials(settings),
      hostVerifier,
      sock: socket,
      readyTimeout: waiting,
    };
    client.connect({ ...config, username: settings.username });
  });
}

/** As `ssh-keygen -l` prints it. */
function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

function credentials({ privateKey, agent, password }: SshSettings): ConnectConfig {
  return {
    ...(privateKey === undefined ? {} : { privateKey }),
    ...(agent === undefined ? {} : { agent }),
    ...(password === undefined ? {} : { password }),
  };
}

function explained(error: Error & { level?: string }, settings: SshSettings): Error {
  if (error.level === "client-authentication") {
    const means = ["privateKey", "agent", "password"].filter((name) => name in settings);
    return new ConnectionRefused(
      `${settings.host} does not accept the user ${settings.username} with adfs:${means.join(" or adfs:")}. ` +
        "Check that the same login works with the ssh command.",
    );
  }
  return lost(settings, error.message);
}

function lost({ host, port }: SshSettings, reason: string): ConnectionLost {
  return new ConnectionLost(`No SSH connection to ${host}:${port}: ${reason}`);
}

function otherHostKey({ host, hostKeyFingerprint }: SshSettings, offered: string): ConnectionRefused {
  return new ConnectionRefused(
    `${host} shows the host key ${offered}, but adfs:hostKeyFingerprint is ${hostKeyFingerprint}. ` +
      "Nothing was sent. If the server's key has changed on purpose, take the new fingerprint from the server itself " +
      "(ssh-keygen -lf C:\\ProgramData\\ssh\\ssh_host_ed25519_key.pub) and set it.",
  );
}

function processOf(channel: ClientChannel): ShellProcess {
  return {
    stdin: channel,
    stdout: channel,
    stderr: channel.stderr,
    onEnd: (listener) => {
      let told = false;
      const end = (code?: number | null) => {
        if (told) return;
        told = true;
        listener(typeof code === "number" ? `PowerShell ended with code ${code}` : "the connection was lost");
      };
      channel.once("exit", end);
      channel.once("close", end);
    },
    kill: () => channel.destroy(),
  };
}
