import type { AttributeSource, UserValue } from "../../saml/attribute-source.ts";
import type { Attribute, Mode } from "../../saml/trust-model.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import type { VendorKind } from "../../vendors/index.ts";
import { noAddress } from "../no-address.ts";
import { check, type Problem, type Rule } from "../rule.ts";

const claims: Record<Mode, string> = { organization: "uid", partner: "mail" };

/** Values of a user that are an address, or usually are. */
const addresses: readonly UserValue[] = ["email", "userName"];

export const claimRule: Rule = {
  id: "claim",
  title: "Webex gets the claim by which it knows the user",
  description:
    "For an organisation the attribute is called uid, for a partner mail, in this letter case. Its value must be one of the user's email addresses at Webex.",
  class: "breaks-sign-in",
  breaks: "Nobody can sign in: Webex finds no user for the assertion.",
  prediction: webexMessages.user,
  mend: "Issue uid (organisation) or mail (partner) from the user's email address.",
  mends: {
    okta: 'In attributeStatements, have {name: "uid" (partner: "mail"), type: "EXPRESSION", values: ["user.email"]}.',
    pingfederate:
      "In attributeContractFulfillment of the mapping, fill uid (partner: mail) from the attribute that holds the email address.",
    pingone:
      'Have an applicationAttributeMapping with name "uid" (partner: "mail") and value "${user.email}".',
    entra:
      'In the claims mapping policy, have {"Source": "user", "ID": "mail", "SamlClaimType": "uid"} (partner: "mail").',
    adfs: 'Have the rule c:[Type == "…/windowsaccountname", Issuer == "AD AUTHORITY"] => issue(store = "Active Directory", types = ("uid"), query = ";mail;{0}", param = c.Value); (partner: "mail").',
  },
  checks: [
    check("attributes", ["claim.name"], function* (attributes = []) {
      yield* namedLike(attributes, Object.values(claims));
    }),
    check(
      "attributes",
      ["claim.source"],
      function* (attributes = [], { vendor }) {
        for (const { name, source } of attributes.filter(({ name }) => isClaim(name))) {
          const other = otherThanAddress(source, vendor);
          if (other !== undefined)
            yield {
              path: "claim.source",
              message: `The claim ${name} is filled from ${other}, which is no email address.`,
            };
        }
      },
      {
        unsure: (attributes = [], { vendor }) => {
          const open = attributes.find(
            ({ name, source }) =>
              isClaim(name) && typeof source === "object" && otherThanAddress(source, vendor) === undefined,
          );
          return (
            open && `an expression fills ${open.name}, and only the identity provider knows what it gives`
          );
        },
      },
    ),
    check(
      "attributes",
      ["claim.name"],
      function* (attributes = [], { knowledge: { mode = "organization" } }) {
        const wanted = claims[mode];
        const count = attributes.filter(({ name }) => name === wanted).length;
        if (count === 0 && !attributes.some(({ name }) => name.toLowerCase() === wanted))
          yield { path: "claim.name", message: `The claim ${wanted} is not issued.` };
        if (count > 1) yield { path: "claim.name", message: `The claim ${wanted} is issued ${count} times.` };
      },
      { needs: ["mode"] },
    ),
  ],
};

/** Letter case counts, whatever the mode; and without either claim no mode can be right. */
function* namedLike(attributes: readonly Attribute[], wanted: readonly string[]): Generator<Problem> {
  for (const { name } of attributes)
    if (!isClaim(name) && wanted.includes(name.toLowerCase()))
      yield {
        path: "claim.name",
        message: `The attribute {value} must be called ${name.toLowerCase()}: letter case counts.`,
        value: name,
      };
  if (!attributes.some(({ name }) => wanted.includes(name.toLowerCase())))
    yield { path: "claim.name", message: "Neither uid nor mail is issued." };
}

function isClaim(name: string): boolean {
  return Object.values(claims).includes(name);
}

/** What a source gives that certainly is no address; undefined where it is one, or may be one. */
function otherThanAddress(source: AttributeSource, vendor: VendorKind): string | undefined {
  if (typeof source === "string") return addresses.includes(source) ? undefined : source;
  return "expression" in source ? noAddress(vendor, source.expression) : "the user's groups";
}
