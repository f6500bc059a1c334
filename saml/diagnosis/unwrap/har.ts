import { z } from "zod";
import type { Exchange, Pair } from "./capture.ts";

const pair = z.object({ name: z.string(), value: z.coerce.string().default("") });
const pairs = z.array(pair).catch([]);

/** What is read of a HAR file (version 1.2); everything else in it is left alone. */
const har = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        request: z.object({
          method: z.string().catch("GET"),
          url: z.string().catch(""),
          headers: pairs,
          postData: z
            .object({ mimeType: z.string().catch(""), text: z.string().optional(), params: pairs })
            .optional()
            .catch(undefined),
        }),
        response: z
          .object({
            status: z.number().optional().catch(undefined),
            headers: pairs,
            content: z
              .object({ text: z.string().optional(), encoding: z.string().optional() })
              .optional()
              .catch(undefined),
          })
          .optional()
          .catch(undefined),
      }),
    ),
  }),
});

/** The requests of a HAR file; undefined when it is none. */
export function readHar(json: unknown): readonly Exchange[] | undefined {
  const { data } = har.safeParse(json);
  return data?.log.entries.map(({ request, response }, index) => {
    const { postData } = request;
    const isForm = postData?.mimeType.startsWith("application/x-www-form-urlencoded") === true;
    const { text: page, encoding } = response?.content ?? {};
    return {
      where: `entry ${index + 1}`,
      method: request.method,
      url: request.url,
      requestHeaders: request.headers.map(asPair),
      // Browsers disagree on whether `params` are decoded; `text` is what was sent.
      fields: isForm && postData.text ? [] : (postData?.params ?? []).map(asPair),
      ...(postData?.text ? { form: postData.text } : {}),
      ...(response?.status === undefined ? {} : { status: response.status }),
      responseHeaders: (response?.headers ?? []).map(asPair),
      ...(page === undefined
        ? {}
        : { page: encoding === "base64" ? Buffer.from(page, "base64").toString("utf8") : page }),
    };
  });
}

function asPair({ name, value }: z.output<typeof pair>): Pair {
  return [name, value];
}
