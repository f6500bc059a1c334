import type { PingOneCertificate } from "../../vendors/pingone/resources.ts";
import * as pulumi from "../pulumi.ts";
import { terraformPackage } from "../terraform-package.ts";

/** Inputs of a certificate, each of which may be an output. */
export type CertificateArgs = pulumi.Inputs<PingOneCertificate>;

/** `pingone_certificate`: a certificate in an environment. */
export class Certificate extends pulumi.CustomResource {
  declare readonly pemFile: pulumi.Output<string>;

  constructor(name: string, args: CertificateArgs, options?: pulumi.CustomResourceOptions) {
    super(
      "pingone:index/certificate:Certificate",
      name,
      { ...args },
      options,
      false,
      terraformPackage("pingone"),
    );
  }
}
