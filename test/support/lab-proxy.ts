import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { tlsCertificate } from "../../lab/adfs/tls-certificate.ts";
import { html } from "../../lab/web/html.ts";
import type { Reply } from "../../lab/web/site.ts";
import type { Web } from "../../lab/web/web.ts";

/** The lab's web at its true addresses, by TLS, for a process that goes through a proxy. */
export interface LabProxy {
  /** @example "http://127.0.0.1:40123" */
  readonly origin: string;
  /** Signs for the host, PEM. */
  readonly certificate: string;
  close(): void;
}

/** Opens it for one host. A page is answered in HTML as the lab's gateway has it, at its true address. */
export async function openLabProxy(
  web: Web,
  host: string,
  answer: (reply: Reply) => string | undefined = () => undefined,
): Promise<LabProxy> {
  const tls = await tlsCertificate(host, new Date());
  const inner = createHttpsServer(tls, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const url = new URL(request.url ?? "/", `https://${request.headers.host}`);
    const form = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
    const reply = await web.visit({ url, form, browser: "proxy" });
    if (reply.kind === "redirect") return response.writeHead(302, { location: reply.url }).end();
    if (reply.kind === "document") return response.end(reply.body);
    const status = reply.kind === "page" ? reply.status : 200;
    response.writeHead(status, { "content-type": "text/html" });
    response.end(answer(reply) ?? html(reply, (address) => address));
  });
  const outer = createHttpServer();
  const sockets = new Set<Socket>();
  outer.on("connect", (_, socket: Socket) => {
    sockets.add(socket);
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    inner.emit("connection", socket);
  });
  await new Promise<void>((resolve) => outer.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(outer.address() as AddressInfo).port}`,
    certificate: tls.cert,
    close() {
      outer.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
