import type { PingOneAttributeMapping } from "../../vendors/pingone/resources.ts";
import * as pulumi from "../pulumi.ts";
import { terraformPackage } from "../terraform-package.ts";

/** Inputs of an attribute mapping, each of which may be an output. */
export type ApplicationAttributeMappingArgs = pulumi.Inputs<
  PingOneAttributeMapping & { readonly applicationId: string }
>;

/** `pingone_application_attribute_mapping`: an attribute of the assertion, or its NameID. */
export class ApplicationAttributeMapping extends pulumi.CustomResource {
  declare readonly name: pulumi.Output<string>;
  declare readonly value: pulumi.Output<string>;

  constructor(name: string, args: ApplicationAttributeMappingArgs, options?: pulumi.CustomResourceOptions) {
    super(
      "pingone:index/applicationAttributeMapping:ApplicationAttributeMapping",
      name,
      { ...args },
      options,
      false,
      terraformPackage("pingone"),
    );
  }
}
