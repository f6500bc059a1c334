import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Serves what an identity provider publishes, over HTTP on the loopback interface. */
export interface MetadataServer {
  /** @example "http://127.0.0.1:40123" */
  readonly origin: string;
  close(): void;
}

/** `find` answers the document of an address; undefined is a 404. */
export async function serveMetadata(find: (url: URL) => string | undefined): Promise<MetadataServer> {
  const server = createServer((request, response) => {
    const document = find(new URL(request.url ?? "/", "http://lab"));
    response.writeHead(document === undefined ? 404 : 200, {
      "content-type": "application/samlmetadata+xml",
    });
    response.end(document);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
