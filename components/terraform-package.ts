import { registerPackage } from "@pulumi/pulumi/runtime/settings.js";

/** Pulumi's bridge to any Terraform provider. */
export const terraformBridge = { name: "terraform-provider", version: "1.1.0" };

/** The Terraform providers that come through the bridge: the one place of their versions. */
export const terraformProviders = {
  pingfederate: { url: "registry.opentofu.org/pingidentity/pingfederate", version: "1.10.0" },
  pingone: { url: "registry.opentofu.org/pingidentity/pingone", version: "1.20.0" },
} as const;

/** @example "pingone" */
export type TerraformPackage = keyof typeof terraformProviders;

/**
 * Tells the engine that a package is a Terraform provider behind the bridge; the SDK does it once per deployment. The
 * promise is the last argument of a resource or an invoke.
 *
 * @example super("pingone:index/application:Application", name, args, options, false, terraformPackage("pingone"))
 */
export async function terraformPackage(name: TerraformPackage): Promise<string> {
  const remote = terraformProviders[name];
  return registerPackage({
    baseProviderName: terraformBridge.name,
    baseProviderVersion: terraformBridge.version,
    baseProviderDownloadUrl: "",
    packageName: name,
    packageVersion: remote.version,
    base64Parameter: Buffer.from(JSON.stringify({ remote })).toString("base64"),
  });
}
