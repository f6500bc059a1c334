import { timingSafeEqual } from "node:crypto";
import { createServer, type Socket } from "node:net";
import ssh2, { type AuthContext, type Connection, type ParsedKey } from "ssh2";
import { powershell } from "../../providers/adfs/protocol/bootstrap.ts";
import type { Faults } from "../faults.ts";
import type { Store } from "../store.ts";
import type { AdfsFaultKind } from "./fault.ts";
import { interpret } from "./interpreter.ts";
import type { AdfsWorld } from "./world.ts";

const command = [powershell.program, ...powershell.arguments].join(" ");

/** Serves PowerShell over SSH on a free port of the loopback interface. */
export async function serveSsh(
  store: Store<AdfsWorld>,
  faults: Faults<AdfsFaultKind>,
): Promise<{ readonly port: number; connections(): number; sessions(): number; close(): void }> {
  const sockets = new Set<Socket>();
  const sessions = { now: 0, most: 0 };
  const { hostKey } = store.read();
  const server = createServer((socket) => {
    const fault = faults.take("connect");
    if (fault !== undefined) {
      socket.destroy();
      fault.struck?.();
      return;
    }
    sockets.add(socket);
    total += 1;
    socket.on("close", () => sockets.delete(socket));
    const ssh = new ssh2.Server({ hostKeys: [hostKey] }, (client) =>
      serveClient(client, socket, store, faults, sessions),
    );
    ssh.injectSocket(socket);
  });
  let total = 0;
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  return {
    port,
    connections: () => total,
    sessions: () => sessions.most,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function serveClient(
  client: Connection,
  socket: Socket,
  store: Store<AdfsWorld>,
  faults: Faults<AdfsFaultKind>,
  sessions: { now: number; most: number },
): void {
  client.on("error", () => {}); // a client that goes away is no event
  client.on("authentication", (context) => {
    if (mayLogOn(context, store.read())) context.accept();
    else context.reject(["publickey", "password"]);
  });
  client.on("session", (accept) => {
    accept().on("exec", (acceptExec, reject, { command: given }) => {
      if (given !== command) return reject();
      const channel = acceptExec();
      sessions.now += 1;
      sessions.most = Math.max(sessions.most, sessions.now);
      channel.on("close", () => {
        sessions.now -= 1;
      });
      channel.on("error", () => {});
      const terminal = {
        stdin: channel,
        stdout: channel,
        stderr: channel.stderr,
        cut: () => socket.destroy(),
      };
      void interpret(store, faults, terminal).then(
        () => channel.end(),
        () => channel.end(),
      );
    });
  });
}

function mayLogOn(context: AuthContext, { clientKey, password }: AdfsWorld): boolean {
  if (context.method === "password") return context.password === password;
  if (context.method !== "publickey") return false;
  const allowed = ssh2.utils.parseKey(clientKey) as ParsedKey;
  const sent = context.key.data;
  const known = allowed.getPublicSSH();
  if (sent.length !== known.length || !timingSafeEqual(sent, known)) return false;
  if (context.signature === undefined || context.blob === undefined) return true;
  return allowed.verify(context.blob, context.signature, context.hashAlgo) === true;
}
