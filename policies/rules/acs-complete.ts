import type { ConfiguredAcs } from "../../saml/configured-trust.ts";
import { webexBroker } from "../../saml/webex-broker.ts";
import { type Context, check, type Problem, type Rule } from "../rule.ts";

export const acsCompleteRule: Rule = {
  id: "acs-complete",
  title: "Every ACS URL of the metadata is there",
  description:
    "The identity provider sends assertions only to addresses that it knows: every POST ACS of the metadata, over https, on a Webex host, and the right one as default. A partner's metadata has several.",
  class: "breaks-sign-in",
  breaks: "Sign-ins whose request names a missing ACS URL fail; without the default one, all of them may.",
  prediction: "identity-provider",
  mend: "Configure the Location of every AssertionConsumerService with HTTP-POST of the metadata.",
  mends: {
    okta: "Set ssoUrl, recipient and destination to the default ACS, and acsEndpoints (or acsEndpointsIndices) to all of them.",
    pingfederate: "Set spBrowserSso.ssoServiceEndpoints: binding POST, url, index, and isDefault for one.",
    pingone: "Set samlOptions.acsUrls to all of them.",
    entra: "Set web.redirectUris to all of them.",
    adfs: "Have a samlEndpoint with protocol SAMLAssertionConsumer and binding POST for each, with isDefault for one.",
  },
  checks: [
    check("acs", ["acs.url", "acs.binding", "acs.isDefault"], (acs = [], context) => alone(acs, context)),
    check("acs", ["acs.url", "acs.isDefault"], (acs = [], context) => againstMetadata(acs, context), {
      needs: ["metadata"],
    }),
  ],
};

function* alone(acs: readonly ConfiguredAcs[], { capabilities, knowledge }: Context): Generator<Problem> {
  if (acs.length === 0) yield { path: "acs.url", message: "There is no ACS URL." };
  const known = new Set(knowledge.wanted?.acs.map(({ url }) => url));
  const configured = new Set(acs.map(({ url }) => url));
  const isWhole = known.size > 0 && [...known].every((url) => configured.has(url));
  // Requests name their ACS: one more that is wrong takes nothing from those that are right.
  const isBeside = (isDefault: boolean | undefined) =>
    isDefault === false || (isDefault === undefined && isWhole);
  for (const { url, binding, isDefault } of acs) {
    // An address with a blank in it is none, whatever its host.
    if ((webexBroker(url) === undefined || /\s/.test(url)) && !known.has(url))
      yield {
        path: "acs.url",
        message: "The ACS URL {value} is not an https address of a Webex identity broker.",
        value: url,
        ...(isBeside(isDefault) ? { class: "degrades" } : {}),
      };
    if (capabilities.acs.binding && binding !== "POST")
      yield {
        path: "acs.binding",
        message: `The binding of an ACS is ${binding === undefined ? "not one of SAML 2.0" : "{value}"}; Webex takes responses by POST.`,
        value: binding,
        ...(isDefault === false ? { class: "degrades" } : {}),
      };
  }
  const defaults = acs.filter(({ isDefault }) => isDefault).length;
  if (capabilities.acs.isDefault && acs.length > 0 && defaults !== 1)
    yield { path: "acs.isDefault", message: `${defaults} ACS URLs are the default.`, class: "hygiene" };
}

function* againstMetadata(
  acs: readonly ConfiguredAcs[],
  { capabilities, knowledge: { wanted } }: Context,
): Generator<Problem> {
  const configured = new Set(acs.map(({ url }) => url));
  const required = wanted?.acs ?? [];
  const standard = required.find(({ isDefault }) => isDefault)?.url;
  for (const url of new Set(required.map((one) => one.url)))
    if (!configured.has(url))
      yield {
        path: "acs.url",
        message: "The ACS URL {value} of the metadata is missing.",
        value: url,
        ...(url === standard ? {} : { class: "degrades" }),
      };
  const [chosen] = acs.filter(({ isDefault }) => isDefault);
  if (
    capabilities.acs.isDefault &&
    chosen !== undefined &&
    chosen.url !== standard &&
    configured.has(standard ?? "")
  )
    yield {
      path: "acs.isDefault",
      message: `The default ACS is {value}; the metadata has ${standard}.`,
      value: chosen.url,
      class: "hygiene",
    };
}
