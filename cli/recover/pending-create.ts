/** A resource whose creation was begun and never ended, as the state records it. */
export interface PendingCreate {
  readonly urn: string;
  readonly type: string;
  /** The resource's name, the last part of its URN. */
  readonly name: string;
  readonly parent?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

interface Deployment {
  readonly pending_operations?: readonly {
    readonly type: string;
    readonly resource: { urn: string; type: string; parent?: string; inputs?: Record<string, unknown> };
  }[];
}

/** The creations that a deployment (of `pulumi stack export`) has pending. */
export function pendingCreates(deployment: Deployment): PendingCreate[] {
  return (deployment.pending_operations ?? [])
    .filter(({ type }) => type === "creating")
    .map(({ resource: { urn, type, parent, inputs = {} } }) => ({
      urn,
      type,
      name: urn.slice(urn.lastIndexOf("::") + 2),
      inputs,
      ...(parent === undefined ? {} : { parent }),
    }));
}
