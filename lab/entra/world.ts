import type { PlainMap } from "../../providers/host/value.ts";

export interface EntraAppRole {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly value: string;
  readonly allowedMemberTypes: readonly string[];
}

/** An application registration. What can be set is in `settings`, by the names of the provider's inputs. */
export interface EntraApp {
  readonly id: string;
  readonly appId: string;
  readonly templateId: string;
  settings: PlainMap;
  identifierUris: string[];
  appRoles: EntraAppRole[];
  owners: string[];
  tags: string[];
}

/** A certificate by which assertions are signed. The private half never leaves the state file. */
export interface EntraSigningKey {
  /** The key ID of its `Sign` credential, and of its `Verify` credential. */
  readonly signKeyId: string;
  readonly verifyKeyId: string;
  readonly displayName: string;
  /** ISO 8601, like the other times here. */
  readonly startDate: string;
  readonly endDate: string;
  /** DER in base64. */
  readonly certificate: string;
  /** SHA-1 in upper-case hexadecimal digits. */
  readonly thumbprint: string;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
}

export interface EntraAssignment {
  readonly id: string;
  readonly principalId: string;
  readonly appRoleId: string;
}

/** The application as it stands in the directory: the enterprise application of the admin center. */
export interface EntraServicePrincipal {
  readonly id: string;
  readonly appId: string;
  settings: PlainMap;
  owners: string[];
  tags: string[];
  keys: EntraSigningKey[];
  /** preferredTokenSigningKeyThumbprint: which key signs. Empty until an administrator says it. */
  activeThumbprint: string;
  policyIds: string[];
  assignments: EntraAssignment[];
}

export interface EntraPolicy {
  readonly id: string;
  displayName: string;
  definitions: string[];
}

export interface EntraPrincipal {
  readonly id: string;
  readonly type: "Group" | "User";
  readonly displayName: string;
}

/** One directory: what a tenant of Entra ID holds. */
export interface EntraDirectory {
  counter: number;
  verifiedDomains: string[];
  apps: EntraApp[];
  servicePrincipals: EntraServicePrincipal[];
  policies: EntraPolicy[];
  principals: EntraPrincipal[];
  /** Signs for applications that have no active key of their own. */
  directoryKey?: EntraSigningKey;
  /** Every request that wrote or was refused, in order, for example `POST /v1.0/servicePrincipals`. */
  requests: string[];
}

/** All directories by tenant ID. */
export interface EntraWorld {
  directories: Record<string, EntraDirectory>;
  /** Where federation metadata was served last; addresses in the state of a stack stay good when it is kept. */
  metadataPort?: number;
}
