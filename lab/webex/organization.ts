import { type Person, people } from "../people.ts";
import { digestUris, type Signer, signatureUris } from "../saml/sign.ts";
import type { SigningKey } from "../signing-key.ts";
import { describeIdp, type IdpDescription } from "./idp-description.ts";
import { type ImportChoice, signedByPublicAuthority } from "./import-choice.ts";
import { describeSp, type SpDescription } from "./sp-description.ts";

/** An identity provider that an organisation has imported. */
export interface ImportedIdp {
  readonly description: IdpDescription;
  /** Users with an address in one of these domains go there; none: everybody else. */
  readonly domains: readonly string[];
  /** The attribute by which Webex knows the users who come from there. */
  readonly claim: "uid" | "mail";
}

/** How an identity provider is imported. */
export interface ImportOptions {
  /** Default: less secure. */
  readonly choice?: ImportChoice;
  /** Default: none. */
  readonly domains?: readonly string[];
  /** Default: uid. */
  readonly claim?: ImportedIdp["claim"];
  /** The moment of the import, for certificates. */
  readonly now?: Date;
  /** Public certificate authorities, PEM. Default: those that Mozilla trusts. */
  readonly authorities?: readonly string[];
}

/** A Webex organisation, or a partner's trust. */
export interface Organization {
  readonly description: SpDescription;
  readonly signer: Signer;
  readonly idps: ImportedIdp[];
}

/** Makes an organisation from the metadata that Webex would export for it, with the key that is in there. */
export function newOrganization(metadata: string, key: SigningKey): Organization {
  const signer = { ...key, algorithm: signatureUris["rsa-sha256"], digest: digestUris.sha256 };
  return { description: describeSp(metadata), signer, idps: [] };
}

/**
 * Imports the metadata of an identity provider, in the place of an earlier one of that entity ID.
 *
 * @returns its entity ID.
 * @throws WebexSsoError `import-unsigned`, `import-not-public` or `import-changed` when the more secure choice would not
 * take it; `identity-provider-metadata` when it is not the metadata of an identity provider.
 * @example importIdp(organization, xml, { choice: "more-secure", domains: ["example.org"] })
 */
export function importIdp(
  organization: Organization,
  metadata: string,
  { choice = "less-secure", domains = [], claim = "uid", now = new Date(), authorities }: ImportOptions = {},
): string {
  const believed = choice === "more-secure" ? signedByPublicAuthority(metadata, now, authorities) : metadata;
  const description = describeIdp(believed);
  const others = organization.idps.filter((one) => one.description.entityId !== description.entityId);
  organization.idps.splice(0, Infinity, ...others, {
    description,
    domains: domains.map((one) => one.toLowerCase()),
    claim,
  });
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
