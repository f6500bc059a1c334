import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";

/** Serves what an identity provider publishes, on the loopback interface. */
export interface MetadataServer {
  /** @example "http://127.0.0.1:40123" */
  readonly origin: string;
  readonly port: number;
  close(): void;
}

export interface MetadataServerOptions {
  /** The port of last time: it is taken again where it is free, because the state of a stack holds the address. */
  readonly port?: number | undefined;
  /** PEM. Default: HTTP without TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** What stands at an address; undefined is a 404. */
type Find = (url: URL) => string | undefined | Promise<string | undefined>;

/** @example await serveMetadata(({ pathname }) => (pathname === "/metadata" ? xml : undefined)) */
export async function serveMetadata(
  find: Find,
  { port: wanted = 0, tls }: MetadataServerOptions = {},
): Promise<MetadataServer> {
  const answer: RequestListener = async (request, response) => {
    const document = await find(new URL(request.url ?? "/", "http://lab"));
    response.writeHead(document === undefined ? 404 : 200, {
      "content-type": "application/samlmetadata+xml",
    });
    response.end(document);
  };
  const server = tls ? createHttpsServer(tls, answer) : createHttpServer(answer);
  const port = await listen(server, wanted);
  return {
    origin: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" && port !== 0 ? resolve(listen(server, 0)) : reject(error),
    );
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
