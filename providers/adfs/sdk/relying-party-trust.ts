import type { Input, Output } from "@pulumi/pulumi/output.js";
import { CustomResource, type CustomResourceOptions } from "@pulumi/pulumi/resource.js";
import type { RelyingPartyTrustArgs, SamlEndpoint } from "./relying-party-trust-args.ts";

/**
 * A relying-party trust of Active Directory Federation Services. The id is the first identifier.
 *
 * @example
 * new RelyingPartyTrust("wiki", {
 *   name: "Wiki",
 *   identifier: ["https://wiki.example.com"],
 *   samlEndpoint: [{ binding: "POST", protocol: "SAMLAssertionConsumer", uri: "https://wiki.example.com/acs" }],
 *   accessControlPolicyName: "Permit everyone",
 * });
 */
export class RelyingPartyTrust extends CustomResource {
  declare readonly name: Output<string>;
  declare readonly identifier: Output<string[]>;
  declare readonly samlEndpoint: Output<SamlEndpoint[] | undefined>;
  declare readonly issuanceTransformRules: Output<string | undefined>;
  declare readonly enabled: Output<boolean | undefined>;
  /** ADFS's own number of the trust. */
  declare readonly objectIdentifier: Output<string>;
  /** The entity ID of the federation service: the issuer of its tokens. */
  declare readonly federationServiceIdentifier: Output<string>;
  declare readonly federationServiceHostName: Output<string>;
  /** Where the federation service publishes its metadata. */
  declare readonly federationMetadataUrl: Output<string>;
  /** Where sign-in requests go. */
  declare readonly singleSignOnUrl: Output<string>;
  /** The certificates that verify tokens, the primary one first: base64 of their DER form. */
  declare readonly tokenSigningCertificates: Output<string[]>;

  constructor(name: string, args: RelyingPartyTrustArgs, options?: CustomResourceOptions) {
    super("adfs:index:RelyingPartyTrust", name, { ...computed, ...args }, options);
  }
}

/** Outputs that only ADFS knows: named here so that the resource has them before it is made. */
const computed: Readonly<Record<string, Input<unknown>>> = {
  objectIdentifier: undefined,
  federationServiceIdentifier: undefined,
  federationServiceHostName: undefined,
  federationMetadataUrl: undefined,
  singleSignOnUrl: undefined,
  tokenSigningCertificates: undefined,
};
