import type { ConfiguredTrust } from "../saml/configured-trust.ts";
import type { Finding } from "../saml/finding.ts";
import type { Trust } from "../saml/trust-model.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import type * as pulumi from "./pulumi.ts";

/** What every trust component is given. */
export interface TrustArgs {
  /** What must hold at the identity provider. */
  readonly trust: Trust;
  /** Adopts a trust that exists already, by the identity provider's own identifier. */
  readonly import?: string;
}

/** What every trust component gives back. */
export interface TrustOutputs {
  /** Undefined while the identity provider does not say it; `attention` then says why. */
  readonly identityProvider: pulumi.Output<IdentityProvider | undefined>;
  /** The trust as it was read back from the resources. */
  readonly configured: pulumi.Output<ConfiguredTrust>;
  /** What the identity provider cannot express of the trust. */
  readonly inexpressible: readonly Finding[];
  /** What an administrator still has to know or do, which only the deployed trust tells. */
  readonly attention: pulumi.Output<readonly Finding[]>;
}
