import type { AttributeSource, UserValue } from "../../attribute-source.ts";
import type { Attribute, Trust } from "../../trust-model.ts";
import { webexBehaviour } from "../../webex-behaviour.ts";
import type { SheetRow } from "../sheet.ts";

/** Who the user is. */
export function userRows({ nameIdFormat, claim, attributes, mode }: Trust): SheetRow[] {
  return [
    {
      term: "NameID format",
      values: [nameIdFormat],
      note: "A new random value for each session, not the account's name; it must be known at sign-out.",
      reference: webexBehaviour.nameIdFormats,
    },
    {
      ...attribute(claim),
      note: `${sourceWords(claim.source)} It must be an address that Webex knows of the user: nothing else signs anybody in. Exactly this letter case, one value.`,
      reference: mode === "partner" ? webexBehaviour.partnerClaim : webexBehaviour.organizationClaim,
    },
    ...attributes.map((one) => ({ ...attribute(one), note: sourceWords(one.source) })),
    {
      term: "NameFormat of attributes",
      values: [],
      note: "The product's default: Webex's guides ask for none.",
    },
  ];
}

function attribute({ name }: Attribute): SheetRow {
  return { term: "attribute", values: [name] };
}

const values: Partial<Record<UserValue, string>> = {
  email: "the user's email address",
  userName: "the user's login name",
  externalId: "the identity provider's own identifier of the user",
  givenName: "the user's given name",
  familyName: "the user's family name",
};

function sourceWords(source: AttributeSource): string {
  if (typeof source === "string") return `From ${values[source] ?? `the user's ${source}`}.`;
  if ("expression" in source) return `From ${source.expression}, in the identity provider's own language.`;
  return `The names of the user's groups where ${source.groups.match} “${source.groups.value}” holds.`;
}
