import type { Parameter, ProviderDefinition } from "../providers/host/definition.ts";
import { type ServedProvider, serve } from "../providers/host/serve.ts";

/** A stand-in of Pulumi's bridge to Terraform providers, running. */
export interface TerraformBridge extends ServedProvider {
  /** The bridge and each package behind it, at one port. */
  readonly debugProviders: string;
}

/**
 * Serves providers as the bridge does: engines attach to `terraform-provider`, and each connection becomes the package
 * that its Parameterize names. An engine takes one port for the bridge, so that all packages share it.
 */
export async function serveTerraformBridge(
  // biome-ignore lint/suspicious/noExplicitAny: each package has sessions of its own kind, which only it looks at.
  packages: readonly ProviderDefinition<any>[],
): Promise<TerraformBridge> {
  const named = ({ name }: { readonly name: string }) => {
    const found = packages.find((one) => one.name === name);
    if (found === undefined)
      throw new Error(`failed to load provider: ${name} is not known to this registry.`);
    return found;
  };
  const served = await serve<unknown>({
    name: "terraform-provider",
    version: "1.1.0",
    parameterize: (parameter) => parameterized(named(parameter), parameter),
    configure: (config, parameter) => named(parameter ?? { name: "no package" }).configure(config, parameter),
    resources: Object.assign({}, ...packages.map(({ resources }) => resources)),
    functions: Object.assign({}, ...packages.map(({ functions }) => functions)),
  });
  const names = ["terraform-provider", ...packages.map(({ name }) => name)];
  return { ...served, debugProviders: names.map((name) => `${name}:${served.port}`).join(",") };
}

/** The parameter is JSON with the provider's address in a registry and its version. */
function parameterized(
  { name, version: known }: { readonly name: string; readonly version: string },
  { value, version }: Parameter,
): { readonly name: string; readonly version: string } {
  const { remote } = JSON.parse(Buffer.from(value).toString("utf8")) as {
    remote?: { url?: string; version?: string };
  };
  const url = `registry.opentofu.org/pingidentity/${name}`;
  if (remote?.url !== url || remote.version !== known || version !== known)
    throw new Error(
      `failed to load provider: ${remote?.url}@${remote?.version} (package ${version}) is not ${url}@${known}.`,
    );
  return { name, version };
}
