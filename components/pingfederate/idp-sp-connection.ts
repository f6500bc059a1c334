import type { PingFederateConnection } from "../../vendors/pingfederate/resources.ts";
import * as pulumi from "../pulumi.ts";
import { terraformPackage } from "../terraform-package.ts";

/** Inputs of a connection, each of which may be an output. */
export type IdpSpConnectionArgs = pulumi.Inputs<PingFederateConnection>;

/** `pingfederate_idp_sp_connection`: a service provider that PingFederate signs users in to. */
export class IdpSpConnection extends pulumi.CustomResource {
  declare readonly connectionId: pulumi.Output<string>;
  declare readonly entityId: pulumi.Output<string>;
  declare readonly name: pulumi.Output<string>;
  declare readonly credentials: pulumi.Output<PingFederateConnection["credentials"]>;
  declare readonly spBrowserSso: pulumi.Output<PingFederateConnection["spBrowserSso"]>;

  constructor(name: string, args: IdpSpConnectionArgs, options?: pulumi.CustomResourceOptions) {
    super(
      "pingfederate:index/idpSpConnection:IdpSpConnection",
      name,
      { ...args },
      options,
      false,
      terraformPackage("pingfederate"),
    );
  }
}
