import { type Person, people } from "../people.ts";
import { digestUris, type Signer, signatureUris } from "../saml/sign.ts";
import type { SigningKey } from "../signing-key.ts";
import { describeIdp, type IdpDescription } from "./idp-description.ts";
import { describeSp, type SpDescription } from "./sp-description.ts";

/** The two choices of Control Hub for the metadata of an identity provider. */
export type ImportChoice = "more secure" | "less secure";

/** An identity provider that an organisation has imported. */
export interface ImportedIdp {
  readonly description: IdpDescription;
  /** Users with an address in one of these domains go there; none: everybody else. */
  readonly domains: readonly string[];
}

/** A Webex organisation, or a partner's trust. */
export interface Organization {
  readonly description: SpDescription;
  readonly signer: Signer;
  /** The attribute by which it knows its users. */
  readonly claim: "uid" | "mail";
  readonly idps: ImportedIdp[];
}

/** Makes an organisation from the metadata that Webex would export for it, with the key that is in there. */
export function newOrganization(
  metadata: string,
  key: SigningKey,
  claim: Organization["claim"],
): Organization {
  const signer = { ...key, algorithm: signatureUris["rsa-sha256"], digest: digestUris.sha256 };
  return { description: describeSp(metadata), signer, claim, idps: [] };
}

/**
 * Imports the metadata of an identity provider, in the place of an earlier one of that entity ID.
 *
 * @returns its entity ID.
 * @throws Error when Control Hub would not take it.
 */
export function importIdp(
  organization: Organization,
  metadata: string,
  { choice = "less secure", domains = [] }: { choice?: ImportChoice; domains?: readonly string[] } = {},
): string {
  const description = describeIdp(metadata);
  // Cisco's guide (crd76f): the more secure choice is for metadata that a public certificate authority's key signed.
  if (choice === "more secure" && !description.signed)
    throw new Error(
      "The metadata is not signed, so it cannot be imported with the choice that requires a signature by a public certificate authority. Choose the less secure option.",
    );
  const others = organization.idps.filter((one) => one.description.entityId !== description.entityId);
  organization.idps.splice(0, Infinity, ...others, { description, domains });
  return description.entityId;
}

/** The identity provider for an address: the rule for its domain, else the one without a rule. */
export function routeOf({ idps }: Organization, email: string): ImportedIdp | undefined {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return (
    idps.find(({ domains }) => domains.includes(domain)) ?? idps.find(({ domains }) => domains.length === 0)
  );
}

/** The Webex user who has that address. */
export function userOf(email: string): Person | undefined {
  return people.find(({ webexAddresses }) => webexAddresses.some((one) => same(one, email)));
}

/** Addresses are compared without regard to letter case. */
export function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
