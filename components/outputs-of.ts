import * as pulumi from "./pulumi.ts";

/**
 * Some properties of a resource as one output, for a vendor's view. Only those that are asked for: each costs the SDK
 * a chain of promises at every `up`.
 */
export function outputsOf<Properties extends object>(
  resource: pulumi.CustomResource,
  names: readonly (keyof Properties & string)[],
): pulumi.Output<Properties> {
  const properties = resource as unknown as Record<string, pulumi.Output<unknown>>;
  return pulumi.all(
    Object.fromEntries(names.map((name) => [name, properties[name]])),
  ) as unknown as pulumi.Output<Properties>;
}
