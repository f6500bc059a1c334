import type { Attribute } from "../../saml/trust-model.ts";
import { type Context, check, type Problem, type Rule } from "../rule.ts";

export const attributesRule: Rule = {
  id: "attributes",
  title: "Further attributes are those of the tenant",
  description:
    "Each attribute is issued once. Where the tenant is known, those that just-in-time provisioning and custom mappings rely on are there, from the source that the tenant says.",
  class: "hygiene",
  breaks: "New users get no name, or a wrong one; sign-in works.",
  prediction: "nothing",
  mend: "Issue each attribute of webex-sso:attributes once, from its source.",
  mends: {},
  checks: [
    check("attributes", ["attributes"], function* (attributes = []) {
      const names = attributes.map(({ name }) => name).filter(isFurther);
      for (const name of new Set(names.filter((one, place) => names.indexOf(one) !== place)))
        yield { path: "attributes", message: `The attribute ${visible(name)} is issued twice.` };
    }),
    check("attributes", ["attributes"], (attributes = [], context) => againstTenant(attributes, context), {
      needs: ["metadata"],
    }),
  ],
};

function* againstTenant(
  attributes: readonly Attribute[],
  { knowledge, expected }: Context,
): Generator<Problem> {
  if (!knowledge.chosen) return;
  const configured = attributes.map(canonical);
  for (const wanted of (expected?.attributes ?? []).filter(({ name }) => isFurther(name)))
    if (!configured.includes(canonical(wanted)))
      yield {
        path: "attributes",
        message: `The tenant's attribute ${visible(wanted.name)} is not issued from the source that it says.`,
      };
}

/** The claim has a rule of its own. */
function isFurther(name: string): boolean {
  return !["uid", "mail"].includes(name.toLowerCase());
}

function canonical({ name, source }: Attribute): string {
  return JSON.stringify([name, source]);
}

/** Names of attributes are public; whatever else stands there is not printed. */
function visible(name: string): string {
  return /^[\w.:/-]{1,100}$/.test(name) ? name : "(an unusual name)";
}
