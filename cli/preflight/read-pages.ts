import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { ApiAnswer } from "../../vendors/api.ts";
import { askApi, type Question } from "./ask-api.ts";

/** What a page holds, and where the next one is. */
export interface Page {
  readonly users: readonly unknown[];
  readonly next?: string;
  /** How many users there are on all pages, where the API says so. */
  readonly total?: number;
}

/**
 * Reads a list page by page. The token goes to the host of the first page and to no other.
 *
 * @throws WebexSsoError `preflight-api`
 */
export async function* readPages(
  question: Question,
  pageOf: (answer: ApiAnswer, url: string) => Page,
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let before = "";
  for (let url: string | undefined = question.url; url !== undefined; ) {
    seen.add(url);
    const page = pageOf(await askApi({ ...question, url }), url);
    const { users, next } = page;
    // Who does not understand which page is asked for gives the first one for ever.
    const first = JSON.stringify(users[0] ?? "");
    if (first !== '""' && first === before) throw odd(question, "gives the same users again as another page");
    before = first;
    yield page;
    const address: URL | undefined = next === undefined ? undefined : (URL.parse(next, url) ?? undefined);
    if (next !== undefined && (address === undefined || address.origin !== new URL(question.url).origin))
      throw odd(question, `names a next page at another address (${address?.origin ?? "none"})`);
    if (address !== undefined && seen.has(address.href))
      throw odd(question, "names a page as the next one that it gave before");
    url = address?.href;
  }
}

function odd({ whose, url }: Question, what: string): WebexSsoError {
  const { origin, pathname } = new URL(url);
  return new WebexSsoError(
    "preflight-api",
    `${whose} (${origin}${pathname}) ${what}, which is not followed. Look at what stands between this machine and the API; an export as CSV does as well.`,
  );
}
