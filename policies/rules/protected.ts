import { check, type Rule } from "../rule.ts";

export const protectedRule: Rule = {
  id: "protected",
  title: "A live trust cannot be deleted by accident",
  description:
    "The resource carries Pulumi's protect. A pack sees no deletes and no replacements: this is the only guard that it can check.",
  class: "hygiene",
  breaks: "Nothing yet. Once the trust is deleted, everybody who signs in through it is locked out.",
  prediction: "nothing",
  mend: "Set the resource option protect to true (webex-sso:protect in a tenant's file), or live: false in the pack's settings.",
  mends: {},
  checks: [
    check("protect", ["protect"], function* (isProtected, { knowledge: { live = true } }) {
      if (live && !isProtected) yield { path: "protect", message: "The trust is not protected." };
    }),
  ],
};
