import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Connection } from "../../../cli/preflight/connection.ts";
import { patient } from "../../../cli/vendor-api/patient.ts";
import { sender } from "../../../cli/vendor-api/send.ts";

/** What a stand-in of an API answers. */
export interface StandInAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, or data as JSON. */
  readonly body?: unknown;
}

/** A request as it came in. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly authorization?: string;
  readonly form: URLSearchParams;
}

/**
 * An API on this machine, reached by the connection that comes with it, whatever host is asked; the address that was
 * meant is in the request.
 */
export async function startStandInApi(
  answer: (request: SeenRequest, count: number) => StandInAnswer,
  timeout = 5_000,
) {
  const seen: SeenRequest[] = [];
  const waits: number[] = [];
  const server = createServer(async (request, response) => {
    const one = await seenOf(request);
    seen.push(one);
    const { status = 200, headers = {}, body } = answer(one, seen.length);
    if (body === hang) return;
    response.writeHead(status, { "content-type": "application/json", ...headers });
    if (body === stall || body === breakOff) {
      response.write("{", () => body === breakOff && response.destroy());
      return;
    }
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tell = () => {};
  const send = sender({ timeoutSeconds: timeout / 1000, now: () => Date.UTC(2026, 2, 1, 12) });
  const connection: Connection = {
    send: patient(
      (request) => {
        const meant = new URL(request.url);
        const headers = { ...request.headers, "x-meant": meant.origin };
        return send({ ...request, url: `${base}${meant.pathname}${meant.search}`, headers });
      },
      { tell, wait: async (duration) => void waits.push(duration) },
    ),
    tell,
  };
  return {
    base,
    connection,
    seen,
    waits,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

/** An answer that begins, and nothing more of it comes. */
export const stall = Symbol("stall");

/** An answer that begins, and the connection ends. */
export const breakOff = Symbol("break off");

/** An answer that never comes. */
export const hang = Symbol("hang");

async function seenOf(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { authorization } = request.headers;
  return {
    method: request.method ?? "",
    url: new URL(request.url ?? "/", String(request.headers["x-meant"] ?? "http://127.0.0.1")),
    form: new URLSearchParams(Buffer.concat(chunks).toString("utf8")),
    ...(authorization === undefined ? {} : { authorization }),
  };
}
