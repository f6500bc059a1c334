import type { PlainMap } from "./value.ts";

/** What every call of a provider is told. */
export interface CallContext<Config> {
  readonly config: Config;
  /** Ends when the engine goes away or takes the call back. */
  readonly signal: AbortSignal;
}

/** What a call about one resource is told. */
export interface ResourceContext<Config> extends CallContext<Config> {
  readonly urn: string;
  /** The name that the program gave the resource. */
  readonly name: string;
  /** 0: no limit of the program's own. */
  readonly timeoutSeconds: number;
}

export interface CheckContext<Config> extends ResourceContext<Config> {
  /** The checked inputs of the last deployment; empty for a new resource. */
  readonly olds: PlainMap;
  /** The same for a resource at preview and at the deployment: whatever is random comes from here. */
  readonly seed: Uint8Array;
}

/** An input that is refused, by the name that the program knows. */
export interface InputFailure {
  readonly property: string;
  readonly reason: string;
}

/** What the engine's state holds of a resource. Both are empty when it is read for an import. */
export interface ResourceState {
  readonly inputs: PlainMap;
  readonly outputs: PlainMap;
}

/** One kind of resource as data and plain functions. Secrets arrive unwrapped; the host marks them again. */
export interface ResourceDefinition<Config> {
  /** Outputs that the provider works out by itself: not known while a create is previewed. */
  readonly computed?: readonly string[];
  /** Inputs whose change makes a computed output unknown at preview; all other ones keep their value. */
  readonly recomputed?: Readonly<Record<string, readonly string[]>>;
  readonly secretOutputs?: readonly string[];
  /** Properties (`a` or `a.b`) whose change needs a new resource. */
  readonly replaceOn?: readonly string[];
  readonly deleteBeforeReplace?: boolean;
  /** Inputs that stay as they are when the program does not set them. */
  readonly keptWhenUnset?: readonly string[];
  /** What the last deployment amounts to, when its inputs alone do not tell. Default: its inputs. */
  deployed?(state: ResourceState): PlainMap;
  /** Brings equal inputs to equal data before they are compared: defaults, order of sets, spelling. */
  canonical?(inputs: PlainMap): PlainMap;
  check?(
    inputs: PlainMap,
    context: CheckContext<Config>,
  ): { readonly inputs: PlainMap; readonly failures: readonly InputFailure[] };
  create(
    inputs: PlainMap,
    context: ResourceContext<Config>,
  ): Promise<{ readonly id: string; readonly outputs: PlainMap }>;
  /** Undefined: it does not exist any more. */
  read(
    id: string,
    state: ResourceState,
    context: ResourceContext<Config>,
  ): Promise<({ readonly id: string } & ResourceState) | undefined>;
  update(
    id: string,
    olds: ResourceState,
    news: PlainMap,
    context: ResourceContext<Config>,
  ): Promise<PlainMap>;
  delete(id: string, state: ResourceState, context: ResourceContext<Config>): Promise<void>;
}

/** How a generic provider (a bridge) is told for which package it stands. */
export interface Parameter {
  readonly name: string;
  readonly version: string;
  readonly value: Uint8Array;
}

/**
 * A provider as data.
 *
 * @example { name: "adfs", version: "1.0.0", configure: readConfig, resources: { "adfs:index:Trust": trust }, functions: {} }
 */
export interface ProviderDefinition<Config> {
  readonly name: string;
  readonly version: string;
  schema?(): string;
  /** Throws with a readable message when the provider cannot work with this configuration. */
  configure(config: PlainMap, parameter: Parameter | undefined): Config | Promise<Config>;
  /** Answers the package that it stands for from now on; refuses by throwing. */
  parameterize?(parameter: Parameter): { readonly name: string; readonly version: string };
  readonly resources: Readonly<Record<string, ResourceDefinition<Config>>>;
  readonly functions: Readonly<
    Record<string, (args: PlainMap, context: CallContext<Config>) => Promise<PlainMap>>
  >;
}
