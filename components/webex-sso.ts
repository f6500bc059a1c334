import type { ConfiguredTrust } from "../saml/configured-trust.ts";
import { type Finding, hasErrors } from "../saml/finding.ts";
import { formatFinding, formatFindings } from "../saml/format-findings.ts";
import { type ReadOptions, readServiceProvider } from "../saml/metadata/read-service-provider.ts";
import type { ServiceProvider } from "../saml/service-provider.ts";
import type { TrustOptions } from "../saml/trust.ts";
import type { Trust } from "../saml/trust-model.ts";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { planTrust } from "./plan-trust.ts";
import * as pulumi from "./pulumi.ts";
import type { TrustArgs, TrustOutputs } from "./trust-component.ts";
import { type IdpArgs, trustComponents } from "./trust-components.ts";

/** Arguments of WebexSso. What is left out has the default that Webex asks for. */
export interface WebexSsoArgs extends Omit<TrustOptions, "subject" | "now"> {
  /** The content of the Webex SP metadata file, or what was read from it already. */
  readonly metadata: string | ServiceProvider;
  /** How the metadata's signature is judged. */
  readonly metadataSignature?: Pick<ReadOptions, "accept" | "pinnedFingerprint">;
  readonly idp: IdpArgs;
  /** Adopts an existing trust by the identity provider's own identifier. */
  readonly import?: string;
}

/**
 * Single sign-on of one Webex organisation, or one partner, at one identity provider.
 *
 * @throws WebexSsoError `metadata-unusable` or `trust-impossible`, with every finding, before any resource is touched.
 * @example
 * new WebexSso("webex", {
 *   metadata: readFileSync("idb-meta-acme-SP.xml", "utf8"),
 *   mode: "organization",
 *   groups: ["00gabc123"],
 *   idp: { kind: "okta" },
 * });
 */
export class WebexSso extends pulumi.ComponentResource implements TrustOutputs {
  readonly trust: Trust;
  readonly identityProvider: pulumi.Output<IdentityProvider | undefined>;
  readonly configured: pulumi.Output<ConfiguredTrust>;
  readonly inexpressible: readonly Finding[];
  readonly attention: pulumi.Output<readonly Finding[]>;
  /** Everything worth knowing about metadata and trust, the inexpressible included. */
  readonly findings: readonly Finding[];

  constructor(name: string, args: WebexSsoArgs, options: pulumi.ComponentResourceOptions = {}) {
    // Before super(), which registers the component: what cannot work must leave no trace in the state.
    const { trust, findings } = plan(name, args);
    super("webex-sso:index:WebexSso", name, {}, options);
    const child = trustComponent(name, args, trust, this);

    this.trust = trust;
    this.identityProvider = child.identityProvider;
    this.configured = child.configured;
    this.inexpressible = child.inexpressible;
    this.attention = child.attention;
    this.findings = findings;
    this.attention = child.attention.apply((later) => this.#warn(later));
    this.#warn(findings);
    this.registerOutputs({ trust });
  }

  #warn(findings: readonly Finding[]): readonly Finding[] {
    for (const finding of findings.filter(({ severity }) => severity === "warning"))
      void pulumi.log.warn(formatFinding(finding), this);
    return findings;
  }
}

/** The trust and every finding about it. */
function plan(name: string, args: WebexSsoArgs): { trust: Trust; findings: readonly Finding[] } {
  const now = new Date();
  const read = readMetadata(name, args, now);
  if (read.serviceProvider === undefined) throw refusal("metadata-unusable", read.findings);
  const { trust, findings } = planTrust(name, read.serviceProvider, args, now);
  const all = [...read.findings, ...findings];
  if (hasErrors(all)) throw refusal("trust-impossible", all);
  return { trust, findings: all };
}

function readMetadata(subject: string, { metadata, metadataSignature }: WebexSsoArgs, now: Date) {
  if (typeof metadata !== "string") return { serviceProvider: metadata, findings: [] };
  return readServiceProvider(Buffer.from(metadata), { subject, now, ...metadataSignature });
}

function refusal(code: string, findings: readonly Finding[]): WebexSsoError {
  return new WebexSsoError(code, formatFindings(findings), { findings });
}

function trustComponent(
  name: string,
  args: WebexSsoArgs,
  trust: Trust,
  parent: pulumi.Resource,
): TrustOutputs {
  const { kind, ...settings } = args.idp;
  // The compiler cannot see that kind and settings, both out of one IdpArgs, belong together.
  const Component = trustComponents[kind] as TrustComponent;
  const existing = args.import === undefined ? {} : { import: args.import };
  return new Component(name, { ...settings, trust, ...existing }, { parent });
}

type TrustComponent = new (
  name: string,
  args: TrustArgs,
  options: pulumi.ComponentResourceOptions,
) => TrustOutputs;
