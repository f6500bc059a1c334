import { randomBytes } from "node:crypto";
import { StringDecoder } from "node:string_decoder";
import { markers } from "../protocol/markers.ts";
import type { Answer, CmdletCall } from "../protocol/messages.ts";
import { sessionScript } from "../protocol/session-script.ts";
import { ConnectionLost } from "./errors.ts";
import type { ShellProcess } from "./shell.ts";

const lastErrorCharacters = 400;

/** One PowerShell process that answers requests, one at a time. */
export class Session {
  readonly #process: ShellProcess;
  #text = "";
  #stderr = "";
  #ended: string | undefined;
  #wake: () => void = () => {};

  constructor(process: ShellProcess) {
    this.#process = process;
    const decoder = new StringDecoder("utf8");
    process.stdout.on("data", (bytes: Buffer) => {
      this.#text += decoder.write(bytes);
      this.#wake();
    });
    process.stderr.on("data", (bytes: Buffer) => {
      this.#stderr = (this.#stderr + bytes.toString("utf8")).slice(-lastErrorCharacters);
    });
    process.onEnd((reason) => {
      this.#ended ??= reason;
      this.#wake();
    });
    process.stdin.on("error", () => {}); // the end is told by onEnd
    process.stdin.write(`${Buffer.from(sessionScript).toString("base64")}\n`);
  }

  get usable(): boolean {
    return this.#ended === undefined;
  }

  /** @throws ConnectionLost when no complete answer comes. */
  request(calls: readonly CmdletCall[], timeoutSeconds: number, signal?: AbortSignal): Promise<Answer> {
    const id = randomBytes(16).toString("hex");
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const lose = (reason: string) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      this.end(reason);
      reject(new ConnectionLost(reason));
    };
    const abort = () => lose("the operation was cancelled");
    const timer = setTimeout(
      () => lose(`no answer within ${timeoutSeconds} seconds (adfs:timeoutSeconds)`),
      timeoutSeconds * 1000,
    );
    signal?.addEventListener("abort", abort, { once: true });
    this.#wake = () => {
      const json = this.#answerTo(id);
      if (json !== undefined) {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        resolve(JSON.parse(json));
      } else if (this.#ended !== undefined) {
        lose([this.#ended, this.#stderr.trim()].filter(Boolean).join(": "));
      }
    };
    this.#text = "";
    this.#process.stdin.write(`${JSON.stringify({ id, calls })}\n`);
    this.#wake();
    return promise;
  }

  end(reason: string): void {
    this.#ended ??= reason;
    this.#process.kill();
  }

  #answerTo(id: string): string | undefined {
    const lines = this.#text.split(/\r?\n/);
    const begin = lines.indexOf(markers.begin(id));
    const end = lines.indexOf(markers.end(id));
    return begin >= 0 && end === begin + 2 ? lines[begin + 1] : undefined;
  }
}
