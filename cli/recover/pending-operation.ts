/** An operation that was begun and never ended, as the state records it. */
export interface PendingOperation {
  /** What was being done: creating, updating, deleting, … */
  readonly kind: string;
  readonly urn: string;
  readonly type: string;
  /** The resource's name, the last part of its URN. */
  readonly name: string;
  readonly parent?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What `pulumi stack export` writes, as far as recovery needs it. */
export interface Deployment {
  /** `time` is when the state was last written: before whatever is pending was done. */
  readonly manifest?: { readonly time?: string };
  readonly resources?: readonly { readonly urn: string; readonly type: string }[];
  readonly pending_operations?: readonly {
    readonly type: string;
    readonly resource: { urn: string; type: string; parent?: string; inputs?: Record<string, unknown> };
  }[];
}

/** The operations that a deployment has pending. */
export function pendingOperations({ pending_operations = [] }: Deployment): PendingOperation[] {
  return pending_operations.map(({ type: kind, resource: { urn, type, parent, inputs = {} } }) => ({
    kind,
    urn,
    type,
    name: urn.slice(urn.lastIndexOf("::") + 2),
    inputs,
    ...(parent === undefined ? {} : { parent }),
  }));
}
