import { createHash } from "node:crypto";
import type { PlainMap } from "../../providers/host/value.ts";
import type { Profile } from "../people.ts";
import { mapAt, mapsAt } from "../plain.ts";
import type { IssuedAttribute } from "../saml/login-response.ts";
import type { NameId } from "../saml/name-id.ts";

/** What an adapter or a policy contract of the lab delivers, by the usual names of LDAP. */
export const delivered: Readonly<Record<string, keyof Profile>> = {
  username: "userName",
  subject: "userName",
  uid: "userName",
  mail: "email",
  entryUUID: "externalId",
  givenName: "givenName",
  sn: "familyName",
  displayName: "displayName",
  title: "title",
  departmentNumber: "department",
  o: "organization",
  preferredLanguage: "preferredLanguage",
  telephoneNumber: "workPhone",
  mobile: "mobilePhone",
  street: "streetAddress",
  l: "city",
  st: "region",
  postalCode: "postalCode",
  c: "country",
};

/** The attributes of the contract, as the first mapping fulfils them. */
export function fulfilled(sso: PlainMap, profile: Profile): IssuedAttribute[] {
  return mapsAt(mapAt(sso, "attributeContract"), "extendedAttributes").flatMap(({ name, nameFormat }) => {
    const value = fulfillmentOf(sso, String(name), profile);
    if (value === undefined) return [];
    return [
      {
        name: String(name),
        ...(nameFormat === undefined ? {} : { nameFormat: String(nameFormat) }),
        values: [value],
      },
    ];
  });
}

/** The NameID by the identity mapping (Ping's documentation, "Choosing an identity mapping method"). */
export function subjectOf(sso: PlainMap, profile: Profile, session: string): NameId {
  const subject = fulfillmentOf(sso, "SAML_SUBJECT", profile) ?? "";
  const opaque = (text: string) => createHash("sha256").update(text).digest("base64url");
  if (sso.spSamlIdentityMapping === "TRANSIENT")
    return { value: opaque(session), format: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" };
  if (sso.spSamlIdentityMapping === "PSEUDONYM")
    return { value: opaque(subject), format: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" };
  const [core] = mapsAt(mapAt(sso, "attributeContract"), "coreAttributes");
  const unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
  return { value: subject, format: String(core?.nameFormat ?? unspecified) };
}

function fulfillmentOf(sso: PlainMap, name: string, profile: Profile): string | undefined {
  const [mapping = {}] = [
    ...mapsAt(sso, "adapterMappings"),
    ...mapsAt(sso, "authenticationPolicyContractAssertionMappings"),
  ];
  const { source, value } = mapAt(mapAt(mapping, "attributeContractFulfillment"), name);
  if (value === undefined) return undefined;
  const type = mapAt({ source: source ?? null }, "source").type;
  if (type === "TEXT") return String(value);
  const field = delivered[String(value)];
  return field === undefined ? undefined : profile[field];
}
