import { type VendorKind, vendors } from "../../vendors/index.ts";

/** What people call an identity provider; the word itself where nobody knows it. */
export function vendorTitle(kind: string | undefined): string {
  if (kind === undefined) return "unknown";
  return Object.hasOwn(vendors, kind) ? vendors[kind as VendorKind].capabilities.title : kind;
}
