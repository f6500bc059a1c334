import type { Profile } from "../people.ts";
import type { IssuedAttribute } from "../saml/login-response.ts";
import type { EntraPolicy } from "./world.ts";

/** Entra ID's names for what a profile holds (Microsoft, "Claims customization reference"). */
const properties: Readonly<Record<string, keyof Profile>> = {
  mail: "email",
  userprincipalname: "userName",
  objectid: "externalId",
  givenname: "givenName",
  surname: "familyName",
  displayname: "displayName",
  jobtitle: "title",
  department: "department",
  companyname: "organization",
  preferredlanguage: "preferredLanguage",
  telephonenumber: "workPhone",
  mobilephone: "mobilePhone",
  streetaddress: "streetAddress",
  city: "city",
  state: "region",
  postalcode: "postalCode",
  country: "country",
};

interface ClaimEntry {
  readonly Source?: string;
  readonly ID?: string;
  readonly Value?: string;
  readonly SamlClaimType?: string;
}

/** What the claims mapping policies of a service principal issue in an assertion; what a user lacks is left out. */
export function mappedClaims(policies: readonly EntraPolicy[], profile: Profile): IssuedAttribute[] {
  const entries = policies
    .flatMap(({ definitions }) => definitions)
    .flatMap((text): readonly ClaimEntry[] => JSON.parse(text).ClaimsMappingPolicy?.ClaimsSchema ?? []);
  return entries.flatMap(({ SamlClaimType, Value, Source, ID = "" }) => {
    const property = Source === "user" ? properties[ID.toLowerCase()] : undefined;
    const value = Value ?? (property === undefined ? undefined : profile[property]);
    return SamlClaimType === undefined || value === undefined
      ? []
      : [{ name: SamlClaimType, values: [value] }];
  });
}
