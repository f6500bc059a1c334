import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { Api, ApiAnswer } from "../../vendors/api.ts";

export interface Question {
  readonly url: string;
  readonly api: Pick<Api, "get">;
  /** Whose API it is, for messages. @example "Okta" */
  readonly whose: string;
  /** What the account needs, for who is refused. */
  readonly rights: string;
}

/**
 * Asks an API for JSON. No message holds a token.
 *
 * @throws WebexSsoError `preflight-api`
 */
export async function askApi(question: Question): Promise<ApiAnswer> {
  const answer = await question.api.get(question.url).catch((cause: Error) => {
    throw failure(
      question,
      `has not answered: ${cause.message}`,
      "Check the address in the tenant's configuration, the network, and a proxy (NODE_USE_ENV_PROXY=1 takes HTTPS_PROXY).",
      cause,
    );
  });
  if (answer.status < 200 || answer.status > 299) throw refused(answer, question);
  if (typeof answer.body === "string") throw notJson(answer.body, question);
  return answer;
}

function notJson(text: string, question: Question): WebexSsoError {
  return /^\s*</.test(text)
    ? failure(
        question,
        "has answered with a web page instead of JSON",
        "Check the address in the tenant's configuration: a sign-in page or a proxy stands there.",
      )
    : failure(
        question,
        "has answered with broken JSON",
        "Run this again; if it stays, look at what stands between this machine and the API.",
      );
}

function refused({ status, body, pause }: ApiAnswer, question: Question): WebexSsoError {
  const words = wordsOf(body);
  return failure(
    question,
    `has answered HTTP ${status}${words === "" ? "" : ` (${words})`}`,
    pause === undefined
      ? mendOf(status, question.rights)
      : `It asks to wait ${Math.ceil(pause / 1000)} seconds. Run this again after that.`,
  );
}

function mendOf(status: number, rights: string): string {
  if (status >= 300 && status < 400)
    return "That is a redirect, which is not followed: check the address in the tenant's configuration.";
  if (status === 401) return `The token is wrong or has ended. It needs ${rights}.`;
  if (status === 403) return `The account may not read users. It needs ${rights}.`;
  if (status === 404)
    return "Check the identifiers in the tenant's configuration: organisation, environment and groups.";
  return "Run this again later; nothing was changed.";
}

/** What the API says in its own words, shortened. */
function wordsOf(body: unknown): string {
  const json = Object(body);
  const found = [
    json.errorSummary,
    json.error_description,
    json.error?.message,
    json.message,
    json.detail,
    json.error,
  ].find((one) => typeof one === "string");
  return (found ?? "").replace(/\s+/g, " ").slice(0, 200);
}

function failure({ whose, url }: Question, what: string, fix: string, cause?: unknown): WebexSsoError {
  const { origin, pathname } = new URL(url);
  return new WebexSsoError("preflight-api", `${whose} (${origin}${pathname}) ${what}. ${fix}`, { cause });
}
