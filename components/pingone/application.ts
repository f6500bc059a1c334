import type { PingOneApplication } from "../../vendors/pingone/resources.ts";
import * as pulumi from "../pulumi.ts";
import { terraformPackage } from "../terraform-package.ts";

/** Inputs of an application, each of which may be an output. */
export type ApplicationArgs = pulumi.Inputs<Omit<PingOneApplication, "samlOptions">> & {
  readonly samlOptions: pulumi.Input<PingOneApplication["samlOptions"] & Verification>;
};

interface Verification {
  readonly spVerification?: {
    readonly certificateIds: readonly pulumi.Input<string>[];
    readonly authnRequestSigned: boolean;
  };
}

/** `pingone_application`: a SAML application. */
export class Application extends pulumi.CustomResource {
  declare readonly environmentId: pulumi.Output<string>;
  declare readonly samlOptions: pulumi.Output<PingOneApplication["samlOptions"]>;

  constructor(name: string, args: ApplicationArgs, options?: pulumi.CustomResourceOptions) {
    super(
      "pingone:index/application:Application",
      name,
      { ...args },
      options,
      false,
      terraformPackage("pingone"),
    );
  }
}
