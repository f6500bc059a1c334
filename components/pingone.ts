import { readPem } from "../saml/certificate.ts";
import type { ConfiguredTrust } from "../saml/configured-trust.ts";
import { express } from "../saml/express.ts";
import type { Finding } from "../saml/finding.ts";
import { type PingOneSettings, pingOneConfig } from "../vendors/pingone/config.ts";
import { pingone } from "../vendors/pingone/index.ts";
import type { PingOneApplication, PingOneCertificate } from "../vendors/pingone/resources.ts";
import { type PingOneViewed, pingOneView, pingOneViewed } from "../vendors/pingone/view.ts";
import { readView } from "../vendors/vendor.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { outputsOf } from "./outputs-of.ts";
import { Application, type ApplicationArgs } from "./pingone/application.ts";
import {
  ApplicationAttributeMapping,
  type ApplicationAttributeMappingArgs,
} from "./pingone/attribute-mapping.ts";
import { authOrigin } from "./pingone/auth-host.ts";
import { Certificate } from "./pingone/certificate.ts";
import { defaultAcsFinding } from "./pingone/default-acs.ts";
import { publishedIdentityProvider } from "./published-identity-provider.ts";
import * as pulumi from "./pulumi.ts";
import { type Transform, transformed } from "./transform.ts";
import type { TrustArgs, TrustOutputs } from "./trust-component.ts";

/** Arguments of a PingOne trust; what has a default may be left out. */
export interface PingOneTrustArgs
  extends TrustArgs,
    Pick<PingOneSettings, "environmentId" | "signingKey">,
    Partial<Omit<PingOneSettings, "kind" | "environmentId" | "signingKey">> {
  readonly transform?: {
    readonly application?: Transform<ApplicationArgs>;
    readonly attributeMapping?: Transform<ApplicationAttributeMappingArgs>;
  };
}

/**
 * The relying-party trust of Webex in PingOne: a SAML application, its attribute mappings, and Webex's certificates.
 * Credentials come from the provider's own configuration (`pingone:clientId`, `pingone:clientSecret`,
 * `pingone:environmentId`, `pingone:regionCode`).
 *
 * @example new PingOneTrust("webex", { trust, environmentId, signingKey })
 */
export class PingOneTrust extends pulumi.ComponentResource implements TrustOutputs {
  readonly application: Application;
  readonly attributeMappings: readonly ApplicationAttributeMapping[];
  /** Webex's, which verify its logout messages. */
  readonly certificates: readonly Certificate[];
  readonly identityProvider: pulumi.Output<IdentityProvider | undefined>;
  readonly configured: pulumi.Output<ConfiguredTrust>;
  readonly inexpressible: readonly Finding[];
  readonly attention: pulumi.Output<readonly Finding[]>;

  constructor(name: string, args: PingOneTrustArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("webex-sso:pingone:PingOneTrust", name, {}, options);
    const { trust, transform, import: adopted, ...given } = args;
    const settings = pingOneConfig.parse({ kind: "pingone", ...given });
    const { configured, findings } = express(trust, pingone.capabilities, name);
    const desired = pingone.desired(configured, settings);
    // They come and go with Webex's metadata and the tenant's file: only the application is worth protecting.
    const part: pulumi.CustomResourceOptions = { parent: this, protect: false };

    this.certificates = (desired.certificates ?? []).map(
      (certificate) => new Certificate(`${name}-${shortFingerprint(certificate)}`, certificate, part),
    );
    const certificateIds = desired.certificateIds ?? this.certificates.map(({ id }) => id);
    this.application = new Application(
      name,
      transformed<ApplicationArgs>(
        withVerification(desired.application, certificateIds),
        transform?.application,
      ),
      { parent: this, ...(adopted ? { import: adopted } : {}) },
    );
    this.attributeMappings = desired.attributeMappings.map((mapping) => {
      const known = adopted && settings.existing?.attributes[mapping.name];
      return new ApplicationAttributeMapping(
        `${name}-${mapping.name}`,
        transformed<ApplicationAttributeMappingArgs>(
          { applicationId: this.application.id, ...mapping },
          transform?.attributeMapping,
        ),
        { ...part, ...(known ? { import: `${adopted}/${known}` } : {}) },
      );
    });
    const published = publishedBy(this.application, name);
    this.identityProvider = published.apply(({ identityProvider }) => identityProvider);
    this.configured = this.#readBack(settings);
    this.inexpressible = findings;
    this.attention = pulumi
      .all([published, this.application.samlOptions])
      .apply(([one, { acsUrls }]) => [...one.findings, ...defaultAcsFinding(trust, acsUrls, name)]);
    this.registerOutputs({ configured: this.configured });
  }

  #readBack({ existing }: PingOneSettings): pulumi.Output<ConfiguredTrust> {
    const mappings = this.attributeMappings.map((one) =>
      outputsOf<PingOneViewed["attributeMappings"][number]>(one, ["name", "value"]),
    );
    const uploaded = this.certificates.map((one) =>
      outputsOf<Pick<PingOneCertificate, "pemFile">>(one, ["pemFile"]),
    );
    return pulumi
      .all([
        outputsOf<PingOneApplication>(this.application, pingOneViewed),
        pulumi.all(mappings),
        pulumi.all(uploaded),
      ])
      .apply(([application, attributeMappings, certificates]) =>
        readView(pingOneView, {
          application,
          attributeMappings,
          ...(existing?.certificates === undefined ? { certificates } : {}),
        }),
      );
  }
}

/** Without certificates there is nothing to verify with, and PingOne takes no empty list. */
function withVerification(
  application: PingOneApplication,
  certificateIds: readonly pulumi.Input<string>[],
): ApplicationArgs {
  if (certificateIds.length === 0) return application;
  const spVerification = { certificateIds: [...certificateIds], authnRequestSigned: false };
  return { ...application, samlOptions: { ...application.samlOptions, spVerification } };
}

/** Names a certificate by what it is, so that a rollover adds one and takes one away. */
function shortFingerprint({ pemFile }: PingOneCertificate): string {
  return readPem(pemFile).fingerprint.replaceAll(":", "").slice(0, 8).toLowerCase();
}

/** PingOne publishes metadata for each application (its API, "Read SAML metadata"). */
function publishedBy(application: Application, subject: string) {
  return pulumi.all([application.id, application.environmentId]).apply(async ([id, environmentId]) => {
    const origin = await authOrigin(environmentId, application);
    const at = (path: string) => (origin === "" ? "" : `${origin}/${environmentId}${path}`);
    return publishedIdentityProvider({
      subject,
      metadataUrl: at(`/saml20/metadata/${id}`),
      known: { entityId: at(""), singleSignOnUrl: at("/saml20/idp/sso") },
    });
  });
}
