import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { unreadable } from "../unreadable.ts";
import { userFolder } from "../user-folder.ts";
import { wrongCall } from "../wrong-call.ts";

/** Above this a recording is not read: what it takes to read is several times as much memory. */
const mostMegabytes = 256;

/**
 * Reads a file that the user names, or standard input for `-`.
 *
 * @throws WebexSsoError of a wrong call, in a message that says what to do.
 */
export async function readInput(path: string): Promise<Uint8Array> {
  if (path === "-") return readStandardInput();
  const file = resolve(userFolder(), path);
  try {
    const found = await stat(file);
    // A pipe or a device says no size, and may have no end.
    if (!found.isFile() && !found.isDirectory()) return await readStream(createReadStream(file), path);
    const { size } = found;
    if (size > mostMegabytes * 2 ** 20) throw tooLarge(path, Math.round(size / 2 ** 20));
    return await readFile(file);
  } catch (error) {
    if (error instanceof WebexSsoError) throw error;
    throw wrongCall(`${path} cannot be read: ${unreadable(error as NodeJS.ErrnoException)}.`, error);
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  if (process.stdin.isTTY) console.error("Paste the message, then press Ctrl-D.");
  return readStream(process.stdin, "Standard input");
}

async function readStream(stream: NodeJS.ReadableStream, name: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostMegabytes * 2 ** 20) throw tooLarge(name, mostMegabytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(what: string, megabytes: number): WebexSsoError {
  return wrongCall(
    `${what} has ${megabytes} MB or more; at most ${mostMegabytes} are read. Record the sign-in alone, or save the requests to Webex only.`,
  );
}
