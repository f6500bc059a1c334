import type { RotationFacts, TenantValues } from "../../../cli/rotate/rotating.ts";
import type { Certificate } from "../../../saml/certificate.ts";
import { readCertificate } from "../../../saml/certificate.ts";
import type { VendorKind } from "../../../vendors/index.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";

export const now = new Date("2026-11-22T12:00:00Z");

const made = (name: string, notBefore: string, notAfter: string): Certificate =>
  readCertificate(makeKey({ name, notBefore, notAfter }).base64);

/** Of an identity provider and of Webex: the old one ends first. */
export const certificates = {
  old: made("old", "2024-01-01", "2027-01-01"),
  new: made("new", "2026-11-01", "2029-11-01"),
  other: made("other", "2025-01-01", "2028-01-01"),
  ended: made("ended", "2020-01-01", "2024-01-01"),
  coming: made("coming", "2027-01-01", "2030-01-01"),
};

const environment = "a0000000-0000-4000-8000-000000000001";
const pingOneKeys = {
  old: "b0000000-0000-4000-8000-000000000001",
  new: "b0000000-0000-4000-8000-000000000002",
};

/** What a tenant of each kind has in its file, and how its new key is called. */
export const subjects: Readonly<Record<VendorKind, { readonly idp: object; readonly key?: string }>> = {
  adfs: { idp: { kind: "adfs", federationServiceIdentifier: "http://sts.example.com/adfs/services/trust" } },
  entra: { idp: { kind: "entra", displayName: "Webex" }, key: "next" },
  okta: { idp: { kind: "okta", label: "Webex" } },
  pingfederate: {
    idp: { kind: "pingfederate", mapping: { adapter: "HTMLForm" }, signingKey: "old" },
    key: "new",
  },
  pingone: {
    idp: { kind: "pingone", environmentId: environment, signingKey: pingOneKeys.old },
    key: pingOneKeys.new,
  },
};

/** A tenant's configuration. */
export function valuesOf(kind: VendorKind, more: TenantValues = {}): TenantValues {
  return { mode: "organization", metadata: "sp.xml", idp: subjects[kind].idp, ...more };
}

/** Deployed, without a rotation, and its identity provider signs with the old certificate. */
export const facts: RotationFacts = {
  now,
  record: { state: "deployed" },
  published: [certificates.old],
  waiting: [],
};
