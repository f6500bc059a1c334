import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { credentials } from "@grpc/grpc-js";
import { LanguageRuntimeClient } from "@pulumi/pulumi/proto/language_grpc_pb.js";
import { onTestFinished } from "vitest";

/** The language host's entry point. */
const hostFile = fileURLToPath(new URL("../../../tools/language-host/main.ts", import.meta.url));

/** A language host as the engine starts it, with a client connected to it. */
export interface StartedHost {
  readonly process: ChildProcess;
  readonly client: LanguageRuntimeClient;
  /** The next line that the program prints; the host's first line, its port, is taken already. */
  nextLine(): Promise<string>;
}

/** Starts the language host for one test; "engine:1" is its engine. */
export async function startHost(): Promise<StartedHost> {
  const host = spawn(process.execPath, [hostFile, "-v=9", "engine:1"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => (await lines.next()).value as string;
  const client = new LanguageRuntimeClient(`127.0.0.1:${await nextLine()}`, credentials.createInsecure());
  onTestFinished(async () => {
    client.close();
    if (host.exitCode !== null || host.signalCode !== null) return;
    host.kill("SIGTERM"); // not SIGKILL, which would leave what it has started
    await once(host, "close");
  });
  return { process: host, client, nextLine };
}
