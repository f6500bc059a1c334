import { webexBroker } from "../../saml/webex-broker.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import { type Context, check, type Problem, type Rule } from "../rule.ts";

export const audienceRule: Rule = {
  id: "audience",
  title: "The trust is for Webex's entity ID",
  description:
    "Entity ID and audience are the entityID of the metadata, character by character: https, the broker's host, no trailing slash.",
  class: "breaks-sign-in",
  breaks: "Nobody can sign in: the identity provider does not know who asks, or Webex refuses the assertion.",
  prediction: "identity-provider",
  predictions: { okta: webexMessages.audience },
  mend: "Set it to the entityID on the first line of the metadata file.",
  mends: {
    okta: "Set audience to the entityID of the metadata.",
    pingfederate: "Set entityId to the entityID of the metadata.",
    pingone: "Set samlOptions.spEntityId to the entityID of the metadata.",
    entra: "Set the identifier URI to the entityID of the metadata.",
    adfs: "Set identifier to the entityID of the metadata.",
  },
  checks: [
    check("entityId", ["entityId"], (value, context) => judge("entityId", value, context)),
    check("audience", ["audience"], (value, context) => judge("audience", value, context)),
  ],
};

function* judge(
  path: "entityId" | "audience",
  value: string | undefined,
  { knowledge: { wanted } }: Context,
): Generator<Problem> {
  const title = path === "entityId" ? "entity ID" : "audience";
  if (wanted !== undefined && value !== wanted.entityId)
    yield {
      path,
      message: `The ${title} is {value}; the metadata has ${wanted.entityId}.`,
      value,
    };
  else if (wanted === undefined && !isEntityId(value))
    yield {
      path,
      message: `The ${title} is {value}, which is no entity ID of a Webex identity broker.`,
      value,
    };
}

/** @example isEntityId("https://idbroker.webex.com/4c6f2b0e-5a0d-4d2e-9a57-1f3b7c9d8e10") */
function isEntityId(value = ""): boolean {
  return webexBroker(value) !== undefined && /^https:\/\/[^/]+\/[^/?#\s]+$/.test(value);
}
