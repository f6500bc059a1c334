import type { ConfiguredTrust } from "../saml/configured-trust.ts";
import { express } from "../saml/express.ts";
import type { Finding } from "../saml/finding.ts";
import { type PingFederateSettings, pingFederateConfig } from "../vendors/pingfederate/config.ts";
import { pingfederate } from "../vendors/pingfederate/index.ts";
import type { PingFederateConnection } from "../vendors/pingfederate/resources.ts";
import { pingFederateViewed } from "../vendors/pingfederate/view.ts";
import { readView } from "../vendors/vendor.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { outputsOf } from "./outputs-of.ts";
import { federationInfo } from "./pingfederate/federation-info.ts";
import { IdpSpConnection, type IdpSpConnectionArgs } from "./pingfederate/idp-sp-connection.ts";
import { publishedIdentityProvider } from "./published-identity-provider.ts";
import * as pulumi from "./pulumi.ts";
import { type Transform, transformed } from "./transform.ts";
import type { TrustArgs, TrustOutputs } from "./trust-component.ts";

/** Arguments of a PingFederate trust; what has a default may be left out. */
export interface PingFederateTrustArgs
  extends TrustArgs,
    Pick<PingFederateSettings, "mapping" | "signingKey">,
    Partial<Omit<PingFederateSettings, "kind" | "mapping" | "signingKey">> {
  readonly transform?: { readonly connection?: Transform<IdpSpConnectionArgs> };
}

/**
 * The relying-party trust of Webex in PingFederate: one SP connection. Credentials come from the provider's own
 * configuration (`pingfederate:httpsHost`, `pingfederate:username`, `pingfederate:password`).
 *
 * @example new PingFederateTrust("webex", { trust, mapping: { adapter: "HTMLFormAdapter" }, signingKey: "signing" })
 */
export class PingFederateTrust extends pulumi.ComponentResource implements TrustOutputs {
  readonly connection: IdpSpConnection;
  readonly identityProvider: pulumi.Output<IdentityProvider | undefined>;
  readonly configured: pulumi.Output<ConfiguredTrust>;
  readonly inexpressible: readonly Finding[];
  readonly attention: pulumi.Output<readonly Finding[]>;

  constructor(name: string, args: PingFederateTrustArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("webex-sso:pingfederate:PingFederateTrust", name, {}, options);
    const { trust, transform, import: existing, ...settings } = args;
    const { configured, findings } = express(trust, pingfederate.capabilities, name);
    const desired = pingfederate.desired(
      configured,
      // Whoever adopts a connection names its identifier, which cannot change.
      pingFederateConfig.parse({
        kind: "pingfederate",
        ...settings,
        ...(existing ? { connectionId: existing } : {}),
      }),
    );

    this.connection = new IdpSpConnection(
      name,
      transformed<IdpSpConnectionArgs>(desired.connection, transform?.connection),
      { parent: this, ...(existing ? { import: existing } : {}) },
    );
    const published = publishedBy(this.connection, name);
    this.identityProvider = published.apply(({ identityProvider }) => identityProvider);
    this.attention = published.apply((one) => one.findings);
    this.configured = outputsOf<PingFederateConnection>(this.connection, pingFederateViewed).apply(
      (connection) => readView(pingfederate.view, { connection }),
    );
    this.inexpressible = findings;
    this.registerOutputs({ configured: this.configured });
  }
}

/** PingFederate writes its metadata for each partner (Ping's documentation, "Metadata endpoints"). */
function publishedBy(connection: IdpSpConnection, subject: string) {
  return pulumi.all([connection.id, connection.entityId]).apply(async ([_, entityId]) => {
    const { baseUrl, saml2EntityId } = await federationInfo(connection);
    const at = (path: string) => (baseUrl === "" ? "" : `${baseUrl}${path}`);
    return publishedIdentityProvider({
      subject,
      metadataUrl: at(`/pf/federation_metadata.ping?PartnerSpId=${encodeURIComponent(entityId)}`),
      known: { entityId: saml2EntityId, singleSignOnUrl: at("/idp/SSO.saml2") },
    });
  });
}
