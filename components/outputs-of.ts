import * as pulumi from "@pulumi/pulumi";

/** The properties of a resource as one output, for a vendor's view. */
export function outputsOf(resource: pulumi.CustomResource): pulumi.Output<Record<string, unknown>> {
  const properties = Object.entries(resource).filter(([, value]) => pulumi.Output.isInstance(value));
  return pulumi.output(Object.fromEntries(properties));
}
