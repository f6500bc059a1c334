import type { StackConfig } from "../support/project.ts";

/** An operation that a plan shows, with the exact paths of the properties that differ. */
export interface ExpectedStep {
  readonly op: "update" | "create" | "delete" | "replace" | "create-replacement" | "delete-replaced";
  readonly type: string;
  readonly differs: readonly string[];
}

/** A change of one setting, and everything that the plan may show for it. */
export interface SettingChange {
  /** The key that changes, as the schema has it: `label` of the identity provider is `idp.label`. */
  readonly key: string;
  readonly change: (config: StackConfig) => StackConfig;
  /** Empty: the setting has no effect at this identity provider. */
  readonly shows: readonly ExpectedStep[];
  /** Left out of the update that makes every change at once, because another change excludes it. */
  readonly alone?: true;
}

/** What stands at the stand-in, for a test to look at and to meddle with. */
export interface World {
  /** How many trusts there are. */
  trusts(): number;
  /** The identifier of the only one. */
  id(): string;
  /** Something taken away or changed by hand, by name, and the steps that put it right. */
  readonly meddling: readonly {
    readonly name: string;
    readonly act: () => void;
    /** In any order. @example ["create okta:app/saml:Saml"] */
    readonly repaired: readonly string[];
  }[];
  /** What a tenant has to say beside `import` to adopt the trust that stands there. Default: nothing. */
  adopting?(config: StackConfig): StackConfig;
  /** Lets the creation of the trust be written and never answered; the promise is kept once it is written. */
  hangNextCreate(): Promise<void>;
}

/** One identity provider in one mode: all that its author says; the harness brings the checks. */
export interface LifecycleSubject {
  readonly title: string;
  /** The stack's configuration without secrets. */
  readonly config: StackConfig;
  /** Secrets by key. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Files beside the stack file. */
  readonly files: Readonly<Record<string, string>>;
  /** Types of the resources at the identity provider that a create makes, the trust itself first. */
  readonly creates: readonly string[];
  /** Those of them that an adoption imports. Default: all. */
  readonly imports?: readonly string[];
  /** Types of the components around them. */
  readonly components: readonly string[];
  readonly changes: readonly SettingChange[];
  /** Keys of the schema that no change covers, and why. */
  readonly uncovered: Readonly<Record<string, string>>;
  startLab(folder: string): Promise<{
    readonly debugProviders: string;
    readonly world: World;
    /** Ends the publication of metadata, where it is published at an address. */
    unpublish?(): void;
    close(): void;
  }>;
}
