import { Saml, type SamlArgs } from "@pulumi/okta/app/saml.js";
import { AppGroupAssignments, type AppGroupAssignmentsArgs } from "@pulumi/okta/appGroupAssignments.js";
import type { ConfiguredTrust } from "../saml/configured-trust.ts";
import { express } from "../saml/express.ts";
import type { Finding } from "../saml/finding.ts";
import { type OktaSettings, oktaConfig } from "../vendors/okta/config.ts";
import { okta } from "../vendors/okta/index.ts";
import type { OktaResources } from "../vendors/okta/resources.ts";
import { oktaViewed } from "../vendors/okta/view.ts";
import { readView } from "../vendors/vendor.ts";
import { type IdentityProvider, identityProviderOf, withWaiting } from "./identity-provider.ts";
import { outputsOf } from "./outputs-of.ts";
import * as pulumi from "./pulumi.ts";
import { type Transform, transformed } from "./transform.ts";
import type { TrustArgs, TrustOutputs } from "./trust-component.ts";

/** Arguments of an Okta trust; what has a default may be left out. */
export interface OktaTrustArgs extends TrustArgs, Partial<Omit<OktaSettings, "kind">> {
  readonly transform?: {
    readonly application?: Transform<SamlArgs>;
    readonly groupAssignments?: Transform<AppGroupAssignmentsArgs>;
  };
}

/**
 * The relying-party trust of Webex in Okta: a SAML application and the groups that may sign in.
 * Credentials come from the provider's own configuration (`okta:orgName`, `okta:baseUrl`, `okta:apiToken`).
 *
 * @example new OktaTrust("webex", { trust, label: "Cisco Webex" })
 */
export class OktaTrust extends pulumi.ComponentResource implements TrustOutputs {
  readonly application: Saml;
  /** Absent when no group may sign in. */
  readonly groupAssignments?: AppGroupAssignments;
  readonly identityProvider: pulumi.Output<IdentityProvider | undefined>;
  readonly configured: pulumi.Output<ConfiguredTrust>;
  readonly inexpressible: readonly Finding[];
  readonly attention: pulumi.Output<readonly Finding[]>;

  constructor(name: string, args: OktaTrustArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("webex-sso:okta:OktaTrust", name, {}, options);
    const { trust, transform, import: existing, ...settings } = args;
    const { configured, findings } = express(trust, okta.capabilities, name);
    const desired = okta.desired(configured, oktaConfig.parse({ kind: "okta", ...settings }));
    const child: pulumi.CustomResourceOptions = { parent: this, ...(existing ? { import: existing } : {}) };

    this.application = new Saml(
      name,
      transformed<SamlArgs>(desired.application, transform?.application),
      child,
    );
    if (desired.groupAssignments)
      this.groupAssignments = new AppGroupAssignments(
        name,
        transformed<AppGroupAssignmentsArgs>(
          { appId: this.application.id, ...desired.groupAssignments },
          transform?.groupAssignments,
        ),
        // Protected is the trust. Who may sign in changes, and Okta replaces this resource with the application.
        { ...child, protect: false },
      );
    this.identityProvider = pulumi
      .all([this.application.metadata, this.application.keys])
      .apply(([metadata, keys]) =>
        withWaiting(
          identityProviderOf(metadata),
          keys?.map(({ x5cs }) => x5cs[0]),
        ),
      );
    this.configured = readBack(this.application, this.groupAssignments);
    this.inexpressible = findings;
    this.attention = pulumi.output([]);
    this.registerOutputs({ configured: this.configured });
  }
}

function readBack(application: Saml, groupAssignments?: AppGroupAssignments): pulumi.Output<ConfiguredTrust> {
  return pulumi
    .all([
      outputsOf<OktaResources["application"]>(application, oktaViewed),
      groupAssignments &&
        outputsOf<NonNullable<OktaResources["groupAssignments"]>>(groupAssignments, ["groups"]),
    ])
    .apply(([app, assignments]) =>
      readView(okta.view, { application: app, ...(assignments ? { groupAssignments: assignments } : {}) }),
    );
}
