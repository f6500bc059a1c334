import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { markers } from "../../providers/adfs/protocol/markers.ts";
import type { Request } from "../../providers/adfs/protocol/messages.ts";
import { sessionScript } from "../../providers/adfs/protocol/session-script.ts";
import type { Faults } from "../faults.ts";
import type { Store } from "../store.ts";
import type { AdfsFaultKind } from "./fault.ts";
import { runRequest } from "./run-request.ts";
import type { AdfsWorld } from "./world.ts";

/** The standard streams of a PowerShell process, and the connection that it depends on. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Breaks the connection. */
  cut(): void;
}

/** As PowerShell for Windows prints them to a pipe. */
const warnings = "WARNING: PS0033: Dieses Cmdlet läuft nicht auf dem primären Server – „Sync‟ 日本語\r\n";
const progress = '#< CLIXML\r\n<Objs Version="1.1.0.1"><Obj S="progress" RefId="0" /></Objs>';

/** Stands in for a PowerShell process that was started with the bootstrap: it knows the session script, no other. */
export async function interpret(
  store: Store<AdfsWorld>,
  faults: Faults<AdfsFaultKind>,
  terminal: Terminal,
): Promise<void> {
  const { stdin, stdout, stderr } = terminal;
  let begun = false;
  for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!begun) {
      if (Buffer.from(line, "base64").toString("utf8") !== sessionScript) {
        stderr.write("The stand-in runs the provider's session script only.\r\n");
        return;
      }
      begun = true;
      continue;
    }
    const request = JSON.parse(line) as Request;
    const fault = request.calls.map(({ cmdlet }) => faults.take(cmdlet)).find((found) => found !== undefined);
    if (fault?.kind === "cut-before") return cut(terminal, fault.struck);
    const answer = framed(request.id, JSON.stringify(runRequest(store, request)));
    if (fault?.kind === "cut-after") return cut(terminal, fault.struck);
    if (fault?.kind === "cut-during") {
      stdout.write(answer.slice(0, answer.length / 2), () => cut(terminal, fault.struck));
      return;
    }
    if (fault?.kind === "hang") {
      fault.struck?.();
      continue;
    }
    const noise = fault?.kind === "warnings";
    if (noise) stderr.write(progress);
    if (!stdout.write(noise ? `${warnings}${answer}${warnings}` : answer)) await once(stdout, "drain");
  }
}

function cut(terminal: Terminal, struck?: () => void): void {
  terminal.cut();
  struck?.();
}

function framed(id: string, json: string): string {
  return ["", markers.begin(id), json, markers.end(id), ""].join("\r\n");
}
