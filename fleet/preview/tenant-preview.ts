/** A resource as the engine's events show it: a secret is the text "[secret]", never its value. */
export interface ResourceState {
  /** Empty while it is not known. */
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  /** A URN. */
  readonly parent?: string;
  /** The URN of the provider, with its identifier. */
  readonly provider?: string;
}

/** What the engine would do with a resource. */
export interface ResourceStep {
  /** @example "update", "same", "create", "delete", "create-replacement", "import" */
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  /** As the state has it; absent for what is new. */
  readonly old?: ResourceState;
  /** As the program wants it; absent for what goes. */
  readonly new?: ResourceState;
  /** The paths of the properties that differ. */
  readonly differs: readonly string[];
}

/** What a policy said. */
export interface PolicyMessage {
  /** @example "signature-hygiene" */
  readonly policy: string;
  readonly isMandatory: boolean;
  /** The resource that it is about; absent where it is about the stack. */
  readonly urn?: string;
  readonly message: string;
}

/** What the engine, a provider or the program complained about. */
export interface Complaint {
  readonly severity: "warning" | "error";
  readonly message: string;
}

/** What an update of one tenant would do. */
export interface TenantPreview {
  readonly tenant: string;
  /** One step a resource, in the engine's order, unchanged ones included. */
  readonly steps: readonly ResourceStep[];
  readonly policies: readonly PolicyMessage[];
  readonly complaints: readonly Complaint[];
  /** Why there is no whole preview; what there is of it stands in the other fields. */
  readonly failure?: string;
  /** There is no stack of it: nothing of it was ever deployed. */
  readonly isNeverMade?: true;
}

/** The engine's text in place of a value that only the update tells. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
