import { adfsDirectory } from "./adfs/directory.ts";
import type { Directory } from "./directory.ts";
import { entraDirectory } from "./entra/directory.ts";
import type { VendorKind } from "./index.ts";
import { oktaDirectory } from "./okta/directory.ts";
import { pingFederateDirectory } from "./pingfederate/directory.ts";
import { pingOneDirectory } from "./pingone/directory.ts";

/** The users of each identity provider, as they can be read. Apart from `vendors`: `pulumi up` has no use for them. */
export const directories: Readonly<Record<VendorKind, Directory>> = {
  adfs: adfsDirectory,
  entra: entraDirectory,
  okta: oktaDirectory,
  pingfederate: pingFederateDirectory,
  pingone: pingOneDirectory,
};
