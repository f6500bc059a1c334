import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import type { TrustSlo } from "../../saml/trust-model.ts";
import { webexBroker } from "../../saml/webex-broker.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import { quote } from "../quote.ts";
import { type Context, check, type Problem, type Rule } from "../rule.ts";

type Logout = Exclude<NonNullable<ConfiguredTrust["singleLogout"]>, "off">;

export const singleLogoutRule: Rule = {
  id: "single-logout",
  title: "Signing out of Webex ends the session at the identity provider",
  description:
    "Single logout needs an https address of Webex in a binding that the identity provider speaks: Okta sends its answers by POST only, Entra ID by Redirect only.",
  class: "degrades",
  breaks:
    "Whoever signs out of Webex stays signed in at the identity provider: on a shared machine, for the next one.",
  prediction: webexMessages.logout,
  mend: "Configure the SingleLogoutService of the metadata in a binding that the identity provider speaks.",
  mends: {
    okta: "Set singleLogoutUrl to the HTTP-POST location (its ResponseLocation, if there is one), with singleLogoutIssuer and singleLogoutCertificate.",
    pingfederate: "Set spBrowserSso.sloServiceEndpoints, and both SLO profiles in enabledProfiles.",
    pingone: "Set samlOptions.sloEndpoint and sloBinding.",
    entra: "Set web.logoutUrl to the HTTP-Redirect location.",
    adfs: "Have a samlEndpoint with protocol SAMLLogout and binding POST or Redirect.",
  },
  checks: [
    check("singleLogout", ["singleLogout"], (logout = "off", context) => switchedOff(logout, context), {
      // Of a trust that our component made, only the stack shows what its tenant chose.
      needs: ["choice"],
    }),
    check(
      "singleLogout",
      ["singleLogout.url", "singleLogout.binding", "singleLogout.responseUrl"],
      (logout = "off", context) => (logout === "off" ? [] : endpoints(logout, context)),
    ),
  ],
};

/** Off is right where the tenant says so, or where the metadata offers nothing that this vendor speaks. */
function* switchedOff(logout: Logout | "off", { expected }: Context): Generator<Problem> {
  const missing = logout === "off" || (logout.endpoints ?? []).length === 0;
  if (missing && expected?.singleLogout !== "off")
    yield { path: "singleLogout", message: "Single logout is not configured." };
}

function* endpoints(
  { endpoints = [] }: Logout,
  { capabilities, expected, knowledge }: Context,
): Generator<Problem> {
  const { bindings } = capabilities.singleLogout;
  const spoken = expectedEndpoints(expected);
  const offered = [...spoken, ...expectedEndpoints(knowledge.wanted)];
  const known = new Set(spoken.flatMap(({ url, responseUrl }) => [url, responseUrl]));
  const isWebex = (url: string) => webexBroker(url) !== undefined || known.has(url);
  for (const { url, binding, responseUrl } of endpoints) {
    if (!isWebex(url))
      yield {
        path: "singleLogout.url",
        message: "The logout URL {value} is not an https address of a Webex identity broker.",
        value: url,
        // Answers still arrive at Webex; who signs out at the identity provider ends at a page of somebody else's.
        ...(responseUrl === undefined ? {} : { prediction: "nothing" }),
      };
    if (responseUrl !== undefined && !isWebex(responseUrl))
      yield {
        path: "singleLogout.responseUrl",
        message: "Logout responses go to {value}, which is not an https address of a Webex identity broker.",
        value: responseUrl,
      };
    if (!bindings.includes(binding))
      yield {
        path: "singleLogout.binding",
        message: `The binding of single logout is {value}; ${capabilities.title} speaks ${bindings.join(" and ")}.`,
        value: binding,
      };
    const here = offered.filter((one) => one.url === url).map((one) => one.binding);
    if (here.length > 0 && !here.includes(binding))
      yield {
        path: "singleLogout.binding",
        message: `The binding of {value} is ${quote("singleLogout.binding", binding)}; the metadata has ${[...new Set(here)].join(" and ")} there.`,
        value: url,
      };
  }
}

function expectedEndpoints(expected: Pick<ConfiguredTrust, "singleLogout"> | undefined): readonly TrustSlo[] {
  const logout = expected?.singleLogout;
  return logout === undefined || logout === "off" ? [] : (logout.endpoints ?? []);
}
