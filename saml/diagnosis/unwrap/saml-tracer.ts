import { z } from "zod";
import type { Exchange, Pair } from "./capture.ts";

/** Since version 1.0 headers are objects; before, they were pairs, as parameters still are. */
const header = z.union([
  z.tuple([z.string(), z.coerce.string()]).rest(z.unknown()),
  z
    .object({ name: z.string(), value: z.coerce.string().default("") })
    .transform(({ name, value }): [string, string] => [name, value]),
]);
const pairs = z.array(header).catch([]);

/** What is read of an export of SAML-tracer (github.com/simplesamlphp/SAML-tracer, src/SAMLTraceIO.js). */
const trace = z.object({
  requests: z.array(
    z.object({
      method: z.string().catch("GET"),
      url: z.string().catch(""),
      post: pairs,
      saml: z.string().optional().catch(undefined),
      requestHeaders: pairs,
      responseHeaders: pairs,
      responseStatus: z.coerce.number().optional().catch(undefined),
    }),
  ),
});

/** The requests of such an export; undefined when it is none. */
export function readSamlTracer(json: unknown): readonly Exchange[] | undefined {
  const { data } = trace.safeParse(json);
  return data?.requests.map((request, index) => ({
    where: `request ${index + 1}`,
    method: request.method,
    url: request.url,
    requestHeaders: request.requestHeaders.map(asPair),
    fields: request.post.map(asPair),
    ...(request.saml ? { decoded: request.saml } : {}),
    ...(request.responseStatus === undefined ? {} : { status: request.responseStatus }),
    responseHeaders: request.responseHeaders.map(asPair),
  }));
}

function asPair([name, value]: readonly [string, string, ...unknown[]]): Pair {
  return [name, value];
}
