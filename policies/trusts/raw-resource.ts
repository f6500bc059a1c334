/** A resource as a policy pack sees it. Reading a property that is not known yet throws. */
export interface RawResource {
  readonly type: string;
  readonly urn: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever a provider or a program says
  readonly props: Record<string, any>;
  readonly protect: boolean;
  /** The URN of the provider instance that it belongs to. */
  readonly provider?: string;
  readonly parent?: RawResource | undefined;
  /** The resources that a property is made of, also while their values are unknown. */
  readonly dependencies: Readonly<Record<string, readonly RawResource[]>>;
}
