import type { Reply } from "../web/site.ts";
import type { LoginVerdict } from "./check-login-response.ts";
import { refusalText, type Verdict } from "./verdict.ts";

/** What Webex shows after a response, with everything that it looked at. */
export function signedInPage({
  verdict,
  request,
  response,
  signOut,
}: {
  readonly verdict: LoginVerdict;
  readonly request: string;
  readonly response: string;
  readonly signOut: string;
}): Reply {
  const { refusal, attributes, nameId, checks } = verdict;
  const claims = Object.entries(attributes).map(([name, values]) => `${name} = ${values.join(", ")}`);
  return {
    kind: "page",
    status: refusal === undefined ? 200 : 403,
    site: "Webex",
    title: refusal === undefined ? "Signed in" : "Sign-in refused",
    text: [
      ...(refusal === undefined ? [] : refusalText(refusal)),
      ...(nameId === undefined ? [] : [`NameID = ${nameId.value} (${nameId.format})`]),
      ...claims,
    ],
    forms: refusal === undefined ? [{ label: "Sign out", url: signOut, fields: {} }] : [],
    checks,
    messages: [
      { title: "Request", xml: request },
      { title: "Response", xml: response },
    ],
  };
}

/** What Webex shows after a logout. */
export function signedOutPage({ refusal, checks }: Verdict, xml?: string): Reply {
  return {
    kind: "page",
    status: refusal === undefined ? 200 : 403,
    site: "Webex",
    title: refusal === undefined ? "Signed out" : "Sign-out failed",
    text: refusal === undefined ? [] : refusalText(refusal),
    forms: [],
    checks,
    messages: xml === undefined ? [] : [{ title: "Logout message", xml }],
  };
}
