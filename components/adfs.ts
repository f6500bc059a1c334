import { RelyingPartyTrust } from "../providers/adfs/sdk/relying-party-trust.ts";
import type { RelyingPartyTrustArgs } from "../providers/adfs/sdk/relying-party-trust-args.ts";
import { readCertificate } from "../saml/certificate.ts";
import type { ConfiguredTrust } from "../saml/configured-trust.ts";
import { express } from "../saml/express.ts";
import type { Finding } from "../saml/finding.ts";
import { present } from "../saml/present.ts";
import { type AdfsSettings, adfsConfig } from "../vendors/adfs/config.ts";
import { adfs } from "../vendors/adfs/index.ts";
import type { AdfsRelyingPartyTrust } from "../vendors/adfs/resources.ts";
import { adfsViewed } from "../vendors/adfs/view.ts";
import { readView } from "../vendors/vendor.ts";
import { attentionFindings } from "./adfs/attention.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { outputsOf } from "./outputs-of.ts";
import { publishedIdentityProvider } from "./published-identity-provider.ts";
import * as pulumi from "./pulumi.ts";
import { type Transform, transformed } from "./transform.ts";
import type { TrustArgs, TrustOutputs } from "./trust-component.ts";

/** Arguments of an ADFS trust; what has a default may be left out. */
export interface AdfsTrustArgs
  extends TrustArgs,
    Pick<AdfsSettings, "federationServiceIdentifier">,
    Partial<Omit<AdfsSettings, "kind" | "federationServiceIdentifier">> {
  readonly transform?: { readonly relyingPartyTrust?: Transform<RelyingPartyTrustArgs> };
}

/**
 * The relying-party trust of Webex in Active Directory Federation Services. The connection is the provider's own
 * configuration (`adfs:host`, `adfs:username`, `adfs:hostKeyFingerprint`, `adfs:privateKey`).
 *
 * @example new AdfsTrust("webex", { trust, federationServiceIdentifier: "http://adfs.example.com/adfs/services/trust" })
 */
export class AdfsTrust extends pulumi.ComponentResource implements TrustOutputs {
  readonly relyingPartyTrust: RelyingPartyTrust;
  readonly identityProvider: pulumi.Output<IdentityProvider | undefined>;
  readonly configured: pulumi.Output<ConfiguredTrust>;
  readonly inexpressible: readonly Finding[];
  readonly attention: pulumi.Output<readonly Finding[]>;

  constructor(name: string, args: AdfsTrustArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("webex-sso:adfs:AdfsTrust", name, {}, options);
    const { trust, transform, import: existing, ...settings } = args;
    const { configured, findings } = express(trust, adfs.capabilities, name);
    const desired = adfs.desired(configured, adfsConfig.parse({ kind: "adfs", ...settings }));

    this.relyingPartyTrust = new RelyingPartyTrust(
      name,
      transformed(desired.trust as unknown as RelyingPartyTrustArgs, transform?.relyingPartyTrust),
      { parent: this, ...(existing ? { import: existing } : {}) },
    );
    const published = publish(name, this.relyingPartyTrust);
    this.identityProvider = published.apply(({ identityProvider }) => identityProvider);
    this.attention = pulumi
      .all([published, this.relyingPartyTrust.federationServiceIdentifier])
      .apply(([{ identityProvider, findings: notices }, actual]) => [
        ...notices,
        ...attentionFindings({
          subject: name,
          identifier: { configured: args.federationServiceIdentifier, actual },
          certificates: identityProvider.signingCertificates,
          ...present({ metadata: identityProvider.metadata }),
          nameIdFormat: configured.nameIdFormat,
          now: new Date(),
        }),
      ]);
    this.configured = outputsOf<AdfsRelyingPartyTrust>(this.relyingPartyTrust, adfsViewed).apply(
      (properties) => readView(adfs.view, { trust: properties }),
    );
    this.inexpressible = findings;
    this.registerOutputs({ configured: this.configured });
  }
}

/** ADFS tells its certificates itself, so that they are known even where its metadata cannot be reached from here. */
function publish(subject: string, trust: RelyingPartyTrust) {
  return pulumi
    .all([
      trust.federationMetadataUrl,
      trust.federationServiceIdentifier,
      trust.singleSignOnUrl,
      trust.tokenSigningCertificates,
    ])
    .apply(async ([metadataUrl, entityId, singleSignOnUrl, certificates]) => {
      const known = { entityId, singleSignOnUrl };
      const { identityProvider, findings } = await publishedIdentityProvider({ subject, metadataUrl, known });
      const signingCertificates = certificates.map(readCertificate);
      return { identityProvider: { ...known, ...identityProvider, signingCertificates }, findings };
    });
}
