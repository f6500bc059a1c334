import { receive } from "../saml/bindings.ts";
import { type Reply, type Site, textPage, type Visit } from "./site.ts";

/** A step of a journey through the sites. */
export interface Step {
  readonly method: "GET" | "POST";
  /** Without its query. */
  readonly url: string;
  /** The SAML message that was brought along. */
  readonly message?: { readonly parameter: string; readonly binding: string; readonly xml: string };
  /** What came of it: the title of a page, or where it goes on. */
  readonly outcome: string;
}

/** The sites of the lab as one web; nothing in it reaches further. */
export interface Web {
  visit(visit: Visit): Promise<Reply>;
}

/** Is told of every step, with what was asked and what was answered. */
export type Watch = (step: Step, visit: Visit, reply: Reply) => void;

/** Joins sites. */
export function openWeb(sites: readonly Site[], watch: Watch = () => {}): Web {
  return {
    async visit(visit) {
      const site = sites.find((one) => one.owns(visit.url));
      const reply = await answered(site, visit);
      watch(stepOf(visit, reply), visit, reply);
      return reply;
    },
  };
}

/** What nobody can read is answered by a page, as by any server. */
async function answered(site: Site | undefined, visit: Visit): Promise<Reply> {
  if (site === undefined)
    return textPage("Lab", 502, "Not in the lab", `The lab has no site at ${visit.url.origin}.`);
  try {
    return await site.visit(visit);
  } catch (error) {
    return textPage("Lab", 400, "The message cannot be read", (error as Error).message);
  }
}

function stepOf({ url, form }: Visit, reply: Reply): Step {
  const message = received(url, form);
  return {
    method: [...form].length > 0 ? "POST" : "GET",
    url: `${url.origin}${url.pathname}`,
    ...(message === undefined ? {} : { message }),
    outcome:
      reply.kind === "page"
        ? `${reply.site}: ${reply.title}`
        : reply.kind === "document"
          ? reply.type
          : "goes on",
  };
}

function received(url: URL, form: URLSearchParams) {
  try {
    return receive(url, form);
  } catch {
    return undefined;
  }
}
