import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server } from "node:net";
import { onTestFinished } from "vitest";

/** A web site on this machine, for one test. */
export function site(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  onTestFinished(() => server.closeAllConnections());
  return listening(server);
}

/** Accepts connections and never answers, as behind a firewall that drops what it does not like. */
export function hangingSite(): Promise<string> {
  const server = createTcpServer((socket) => onTestFinished(() => void socket.destroy()));
  return listening(server);
}

/** A port on which nobody listens. */
export async function closedSite(): Promise<string> {
  const server = createTcpServer();
  const url = await listening(server, false);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

async function listening(server: Server, closes = true): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  if (closes) onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/install.sh`;
}
