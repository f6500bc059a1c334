import type { Input as PulumiInput } from "@pulumi/pulumi/output.js";

/**
 * The parts of Pulumi's SDK that are used here, as `pulumi.…`. Importing the SDK's index from an ES module makes Node
 * analyse everything that it re-exports, which costs a tenth of a second at every `up`; its files are loaded already.
 */
export { RunError } from "@pulumi/pulumi/errors.js";
export * as log from "@pulumi/pulumi/log/index.js";
export { getRootDirectory, getStack } from "@pulumi/pulumi/metadata.js";
export { all, type Input, Output, output, unsecret } from "@pulumi/pulumi/output.js";
export {
  ComponentResource,
  type ComponentResourceOptions,
  CustomResource,
  type CustomResourceOptions,
  type Resource,
} from "@pulumi/pulumi/resource.js";
export { invoke } from "@pulumi/pulumi/runtime/invoke.js";

/** The same properties, each of which may be an output. */
export type Inputs<Properties> = { readonly [Name in keyof Properties]: PulumiInput<Properties[Name]> };
