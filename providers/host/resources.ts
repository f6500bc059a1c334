import type { ProviderDefinition, ResourceContext, ResourceDefinition } from "./definition.ts";
import type { Sessions } from "./sessions.ts";
import type { Caller } from "./unary.ts";

/** What each call about a resource says about it. */
export interface ResourceRequest {
  getUrn(): string;
  getTimeout?(): number;
}

/** Finds the definition of the resource that a call is about, and the context to call it with. */
export function resourceOf<Config>(
  definition: ProviderDefinition<Config>,
  sessions: Sessions<Config>,
  request: ResourceRequest,
  caller: Caller,
): { readonly resource: ResourceDefinition<Config>; readonly context: ResourceContext<Config> } {
  const urn = request.getUrn();
  const { type, name } = partsOf(urn);
  const resource = definition.resources[type];
  if (resource === undefined) {
    const known = Object.keys(definition.resources).join(", ");
    throw new Error(`The provider ${definition.name} has no resource type ${type}. It has: ${known}.`);
  }
  const timeoutSeconds = request.getTimeout?.() ?? 0;
  return { resource, context: { ...sessions.context(caller), urn, name, timeoutSeconds } };
}

/** urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME, in which NAME may contain `::` itself. */
function partsOf(urn: string): { readonly type: string; readonly name: string } {
  const [, , types = "", ...name] = urn.split("::");
  return { type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}
