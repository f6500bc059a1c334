import { createRequire } from "node:module";
import { terraformBridge } from "../../components/terraform-package.ts";
import type { VendorKind } from "../../vendors/index.ts";
import type { WantedPlugin } from "./version-checks.ts";

const require = createRequire(import.meta.url);

/** The version of an SDK is that of its plugin. */
const ofSdk = (name: string) => (): WantedPlugin => ({
  name,
  version: require(`@pulumi/${name}/package.json`).version,
});
const bridge = (): WantedPlugin => terraformBridge;

/** The plugin of each identity provider; undefined for ADFS's, which comes with the package. */
export const wantedPlugins: Readonly<Record<VendorKind, (() => WantedPlugin) | undefined>> = {
  adfs: undefined,
  entra: ofSdk("azuread"),
  okta: ofSdk("okta"),
  pingfederate: bridge,
  pingone: bridge,
};

/** The version of Pulumi's SDK. */
export function sdkVersion(): string {
  return require("@pulumi/pulumi/package.json").version;
}
