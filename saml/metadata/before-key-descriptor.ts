import { allChildElements } from "../xml/elements.ts";

/** What SAML's schema puts in front of KeyDescriptor (saml-schema-metadata-2.0, RoleDescriptorType). */
const mayPrecede = ["Extensions", "Signature"];

/** Where KeyDescriptor stands in a role: Webex wants it first, and SAML's schema lets Signature and Extensions precede it. */
export type KeyDescriptorPlace = "first" | "behind-extensions" | "late";

/** What stands before the first KeyDescriptor of a role; nothing where there is none. */
export function beforeKeyDescriptor(role: Element): {
  readonly names: readonly string[];
  readonly place: KeyDescriptorPlace;
} {
  const all = allChildElements(role).map(({ localName }) => localName ?? "");
  const names = all.slice(0, Math.max(all.indexOf("KeyDescriptor"), 0));
  if (names.length === 0) return { names, place: "first" };
  return { names, place: names.every((name) => mayPrecede.includes(name)) ? "behind-extensions" : "late" };
}
