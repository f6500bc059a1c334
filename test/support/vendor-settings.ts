import type { VendorKind } from "../../vendors/index.ts";

/** What a kind needs beside its name. A new vendor adds a row. */
export const vendorSettings: Record<VendorKind, object> = {
  adfs: { federationServiceIdentifier: "http://adfs.example.com/adfs/services/trust" },
  entra: {},
  okta: {},
  pingfederate: { mapping: { adapter: "HTMLFormAdapter" }, signingKey: "signing" },
  pingone: {
    environmentId: "a0000000-0000-4000-8000-000000000001",
    signingKey: "b0000000-0000-4000-8000-000000000001",
  },
};
