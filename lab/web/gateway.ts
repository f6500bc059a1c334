import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { html, script, scriptPath, style, stylePath } from "./html.ts";
import { type Page, type Reply, textPage } from "./site.ts";
import type { Web } from "./web.ts";

/**
 * The lab's web for real browsers, on the loopback interface: an address `https://host/path` of the lab stands at
 * `/~/https/host/path` here. Messages keep their true addresses; nothing goes further than this machine.
 */
export interface Gateway {
  /** @example "http://127.0.0.1:40123" */
  readonly origin: string;
  /** Where a browser finds an address of the lab. */
  address(url: string): string;
  close(): void;
}

/** Far above any message of SAML; what is larger would only cost memory. */
const mostBytes = 1024 * 1024;
const cookieName = "lab-browser";
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** Opens it; `home` is the page at its root. Port 0 is any that is free. */
export async function openGateway(web: Web, home: () => Page, port = 0): Promise<Gateway> {
  let hosts: readonly string[] = [];
  const server = createServer(async (request, response) => {
    // A page of another site may have a name of its own resolve to this address; its requests carry that name.
    if (!hosts.includes(request.headers.host ?? ""))
      return send(response, 421, "text/plain", "Not this host.");
    try {
      await answer(request, response);
    } catch (error) {
      send(response, 400, "text/plain", (error as Error).message);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  hosts = [`127.0.0.1:${actual}`, `localhost:${actual}`];
  const origin = `http://127.0.0.1:${actual}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = new URL(request.url ?? "/", origin);
    if (asked.pathname === scriptPath) return send(response, 200, "text/javascript", script);
    if (asked.pathname === stylePath) return send(response, 200, "text/css", style);
    const browser = browserOf(request) ?? randomUUID();
    response.setHeader("set-cookie", `${cookieName}=${browser}; Path=/; HttpOnly; SameSite=Strict`);
    const form = new URLSearchParams(request.method === "POST" ? await bodyOf(request) : "");
    const url = trueUrl(asked);
    const reply: Reply =
      asked.pathname === "/"
        ? { kind: "page", ...home() }
        : url === undefined
          ? textPage("Lab", 404, "Not found")
          : await web.visit({ url, form, browser });
    if (reply.kind === "document") return send(response, 200, reply.type, reply.body);
    if (reply.kind === "redirect") {
      response.writeHead(303, { ...headers, location: address(reply.url) });
      response.end();
      return;
    }
    send(
      response,
      reply.kind === "page" ? reply.status : 200,
      "text/html; charset=utf-8",
      html(reply, address),
    );
  }

  return {
    origin,
    address: (url) => `${origin}${address(url)}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...headers, "content-type": type });
  response.end(body);
}

/** The path here of an address there. */
function address(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  return `/~/${protocol.slice(0, -1)}/${host}${pathname}${search}`;
}

function trueUrl({ pathname, search }: URL): URL | undefined {
  const { scheme, host, path } =
    /^\/~\/(?<scheme>https?)\/(?<host>[^/]+)(?<path>\/.*)$/.exec(pathname)?.groups ?? {};
  const url = `${scheme}://${host}${path}${search}`;
  return scheme !== undefined && URL.canParse(url) ? new URL(url) : undefined;
}

function browserOf({ headers: { cookie = "" } }: IncomingMessage): string | undefined {
  return cookie
    .split(";")
    .map((one) => one.trim().split("="))
    .find(([name]) => name === cookieName)?.[1];
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) throw new Error("The message is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
