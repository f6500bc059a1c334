import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** What was published to the stand-in. */
export interface Published {
  /** What Pulumi Cloud is told of the pack. */
  readonly metadata: { readonly versionTag: string; readonly policies: readonly { readonly name: string }[] };
  /** The compressed folder. */
  readonly archive: Buffer;
}

/** The part of Pulumi Cloud that takes a policy pack, on this machine. */
export interface PulumiCloud {
  readonly url: string;
  /** Complete publications, in their order. */
  readonly published: readonly Published[];
  close(): void;
}

/** Starts the stand-in. It answers what the command asks, and 404 to everything else. */
export async function startPulumiCloud(): Promise<PulumiCloud> {
  const published: Published[] = [];
  let metadata: Published["metadata"] = { versionTag: "", policies: [] };
  let archive = Buffer.alloc(0);
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const sent = Buffer.concat(pieces);
    const body = request.headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
    const answers: Record<string, () => unknown> = {
      "GET /api/user": () => ({ githubLogin: "tester", organizations: [] }),
      "GET /api/capabilities": () => ({ capabilities: [] }),
      "POST /api/orgs/acme/policypacks": () => {
        metadata = JSON.parse(body.toString());
        return { version: 1, uploadURI: `${url}/upload`, requiredHeaders: {} };
      },
      "PUT /upload": () => {
        archive = body;
        return {};
      },
      [`POST /api/orgs/acme/policypacks/webex-sso/versions/${metadata.versionTag}/complete`]: () => {
        published.push({ metadata, archive });
        return {};
      },
    };
    const answer = answers[`${request.method} ${request.url}`];
    response.statusCode = answer ? 200 : 404;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer ? answer() : { code: 404, message: "not found" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    published,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
