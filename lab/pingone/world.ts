import type { PlainMap } from "../../providers/host/value.ts";
import type { SigningKey } from "../signing-key.ts";

export interface PingOneApp {
  readonly id: string;
  /** What can be set, by the names of the provider's inputs, less the environment. */
  settings: PlainMap;
}

export interface PingOneMapping {
  readonly id: string;
  readonly applicationId: string;
  /** CORE: every SAML application has it; it can be changed and not deleted. */
  readonly mappingType: "CORE" | "CUSTOM";
  name: string;
  value: string;
  required: boolean;
}

export interface PingOneCert {
  readonly id: string;
  readonly usageType: string;
  readonly pemFile: string;
}

/** One environment: a population of users and the applications that they sign in to. */
export interface PingOneEnvironment {
  counter: number;
  applications: PingOneApp[];
  mappings: PingOneMapping[];
  certificates: PingOneCert[];
  keys: { readonly id: string; readonly key: SigningKey }[];
  groups: { readonly id: string; readonly name: string }[];
  /** Every request that wrote or was refused, in order, for example `POST applications`. */
  requests: string[];
}

/** All environments by identifier. */
export interface PingOneWorld {
  environments: Record<string, PingOneEnvironment>;
}
