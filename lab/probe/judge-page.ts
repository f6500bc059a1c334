import { readMessage } from "../saml/read-message.ts";
import type { Loaded } from "./browse.ts";
import { type HtmlPage, readHtml } from "./html-page.ts";
import { vendorPageOf } from "./vendor-pages.ts";

/** What came of asking a real identity provider. `unclear`: a person must look. */
export type ProbeResult = "passed" | "failed" | "unclear" | "not tested";

/** A line of what was found out. */
export interface ProbeCheck {
  readonly name: string;
  readonly result: ProbeResult;
  readonly detail: string;
  /** What to do; present unless all is well. */
  readonly fix?: string;
}

type Judgement = Omit<ProbeCheck, "name">;

const success = "urn:oasis:names:tc:SAML:2.0:status:Success";
const lookIntoLog =
  "Look up the words in the identity provider's documentation and the time in its log; then run pulumi up --refresh for the tenant, in case somebody has changed the trust by hand.";
export const signedOnly: Judgement = {
  result: "not tested",
  detail: "The identity provider wants signed requests, and only Webex can sign as Webex.",
  fix: "Press “Test SSO setup” in Control Hub: Webex then sends a signed request.",
};
/** Codes are followed by a sentence or two. */
const coded = /\b(?:AADSTS|MSIS)\d+[^"<\\]{0,300}/;

/** Whether the page is the sign-in page that is expected, a refusal, or something that a person has to look at. */
export function judgePage(loaded: Loaded): Judgement {
  const page = readHtml(loaded.text, loaded.url);
  const { host, origin, pathname } = new URL(loaded.url);
  const message = page.forms.find(({ fields }) => "SAMLResponse" in fields)?.fields.SAMLResponse;
  if (message !== undefined) return judgeResponse(message, host);
  const passedOn = passedOnTo(page, host);
  if (passedOn !== undefined)
    return {
      result: "passed",
      detail: `${host} takes the request and passes the sign-in on to ${passedOn}.`,
    };
  const known = vendorPageOf(loaded, page);
  if (known?.means === "sign-in")
    return {
      result: "passed",
      detail: `${host} takes the request: it shows the sign-in page of ${known.vendor}.`,
    };
  if (known?.means === "unsigned") return signedOnly;
  if (known !== undefined)
    return {
      result: "failed",
      detail: `${known.vendor} refuses it: ${wordsOf(loaded, page)}`,
      fix: lookIntoLog,
    };
  return {
    result: "unclear",
    detail: `${host} answers with a page that is not known here: ${wordsOf(loaded, page)}`,
    fix: `Press “Test SSO setup” in Control Hub, in a private browser window, and look whether it ends at ${origin}${pathname} with a sign-in page (all is well) or with an error.`,
  };
}

/** The form that a page submits by itself, unless that is already what is to be judged. */
export function onwardOf(loaded: Loaded): HtmlPage["onward"] {
  const page = readHtml(loaded.text, loaded.url);
  const isEnd =
    "SAMLResponse" in (page.onward?.fields ?? {}) ||
    passedOnTo(page, new URL(loaded.url).host) !== undefined ||
    vendorPageOf(loaded, page) !== undefined;
  return isEnd ? undefined : page.onward;
}

/** The host that is asked in its turn to sign the user in: the request has been taken then. */
function passedOnTo({ onward }: HtmlPage, host: string): string | undefined {
  if (onward === undefined || !("SAMLRequest" in onward.fields)) return undefined;
  const other = new URL(onward.action).host;
  return other === host ? undefined : other;
}

/** An answer without a sign-in says by its status why. */
function judgeResponse(base64: string, host: string): Judgement {
  const look = "Look into the identity provider's log for the time of this test.";
  try {
    const status = ["Response", "Status"];
    const { code, second, text } = readMessage(Buffer.from(base64, "base64").toString("utf8"), {
      code: { path: [...status, "StatusCode"], attribute: "Value" },
      second: { path: [...status, "StatusCode", "StatusCode"], attribute: "Value" },
      text: { path: [...status, "StatusMessage"] },
    });
    const words = [code, second, text].filter((one) => one !== undefined).join(", ");
    return code === success
      ? {
          result: "unclear",
          detail: `${host} answered with an assertion, although nobody has signed in.`,
          fix: look,
        }
      : { result: "failed", detail: `${host} answered without a sign-in: ${words}.`, fix: look };
  } catch (error) {
    return {
      result: "unclear",
      detail: `${host} answered without a sign-in, by a message that cannot be read: ${(error as Error).message}`,
      fix: look,
    };
  }
}

/** What is most telling of a page: a code with its sentence, else title and beginning of its text, else its status. */
function wordsOf({ status, text }: Loaded, page: HtmlPage): string {
  const code = coded.exec(page.text)?.[0] ?? coded.exec(page.script)?.[0];
  if (code !== undefined) return code.trim();
  const words = [page.title, page.text].filter((one) => one !== "").join(": ");
  const shown =
    words === "" ? (text.trim() === "" ? "an empty page" : "a page without text") : `“${cut(words)}”`;
  return `${shown}, status ${status}.`;
}

const mostShown = 200;

function cut(text: string): string {
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}
