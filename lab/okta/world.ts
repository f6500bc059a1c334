import type { PlainMap } from "../../providers/host/value.ts";
import type { SigningKey } from "../signing-key.ts";

export interface OktaApp {
  readonly id: string;
  /** Unique in the organization, unlike the label. */
  readonly name: string;
  readonly entityKey: string;
  readonly embedKey: string;
  /** What can be set, by the names of the provider's inputs. */
  settings: PlainMap;
  keys: SigningKey[];
  signingKid: string;
}

export interface OktaGroup {
  readonly id: string;
  name: string;
  description: string;
  customProfileAttributes: string;
}

export interface OktaAssignment {
  readonly appId: string;
  readonly groupId: string;
  priority: number;
  /** JSON. */
  profile: string;
}

/** One organization: what a tenant of Okta's holds. */
export interface OktaOrg {
  counter: number;
  apps: OktaApp[];
  groups: OktaGroup[];
  assignments: OktaAssignment[];
  /** Every request that wrote or was refused, in order, for example `POST /api/v1/apps?activate=true`. */
  requests: string[];
}

/** All organizations by name. */
export interface OktaWorld {
  orgs: Record<string, OktaOrg>;
}
