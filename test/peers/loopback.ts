import { request } from "node:http";

/** An answer of a server. */
export interface Answer {
  readonly status: number;
  readonly location?: string;
  readonly cookies: readonly string[];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Asks a server on this machine, under the name that it has in its configuration. */
export function ask(
  port: number,
  url: URL,
  {
    form,
    cookies = [],
  }: { readonly form?: Readonly<Record<string, string>>; readonly cookies?: readonly string[] } = {},
): Promise<Answer> {
  const body = form === undefined ? undefined : new URLSearchParams(form).toString();
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: "127.0.0.1",
        port,
        method: body === undefined ? "GET" : "POST",
        path: `${url.pathname}${url.search}`,
        headers: {
          host: url.host,
          cookie: cookies.map((one) => one.split(";")[0]).join("; "),
          ...(body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            ...(response.headers.location === undefined ? {} : { location: response.headers.location }),
            cookies: response.headers["set-cookie"] ?? [],
            headers: response.headers,
            text,
          }),
        );
      },
    );
    asked.once("error", reject);
    asked.end(body);
  });
}
