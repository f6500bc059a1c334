import type { SigningKey } from "../signing-key.ts";

/** An endpoint as Get-AdfsRelyingPartyTrust shows it. */
export interface AdfsEndpoint {
  readonly Binding: string;
  readonly BindingUri: string;
  readonly Index: number;
  readonly IsDefault: boolean;
  readonly Location: string;
  readonly Protocol: string;
  readonly ResponseLocation: string | null;
}

/** A trust as Get-AdfsRelyingPartyTrust shows it: certificates are base64, enumerations numbers. */
export interface AdfsTrust {
  Name: string;
  Identifier: string[];
  ObjectIdentifier: string;
  SamlEndpoints: AdfsEndpoint[];
  Notes: string | null;
  Enabled: boolean;
  AutoUpdateEnabled: boolean;
  IssuanceAuthorizationRules: string;
  AccessControlPolicyName: string | null;
  AccessControlPolicyParameters: Record<string, string[]> | null;
  [property: string]: unknown;
}

/** A cmdlet that was run, with what it was given. */
export interface AdfsCall {
  readonly cmdlet: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface AdfsWorld {
  counter: number;
  trusts: AdfsTrust[];
  /** Every cmdlet that ran or was refused, in order. */
  calls: AdfsCall[];
  /** What Get-AdfsProperties shows. */
  service: Record<string, unknown>;
  /** What Get-AdfsCertificate shows. */
  certificates: { Certificate: string; CertificateType: string; IsPrimary: boolean; Thumbprint: string }[];
  /** Signs tokens; its certificate is one of those. */
  readonly tokenSigningKey: SigningKey;
  /** Security identifiers of its groups. */
  groups: string[];
  /** Claim types that have a claim description. */
  claimTypes: string[];
  /** Access control policies by name, each with the names of its parameters. */
  policies: Record<string, string[]>;
  /** OpenSSH private keys: the server's own, and the one that a client may log on with. */
  hostKey: string;
  clientKey: string;
  password: string;
}
