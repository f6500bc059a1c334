import type { ProviderDefinition, ResourceDefinition } from "../providers/host/definition.ts";
import { PartialFailure } from "../providers/host/partial-failure.ts";
import type { PlainMap } from "../providers/host/value.ts";
import type { Fault, FaultKind } from "./fault.ts";
import type { Faults } from "./faults.ts";

/** How a stand-in words what struck: in the words of the provider that it stands for. */
export type FaultText = (on: string, kind: FaultKind) => string;

/** The same provider, struck by the faults that are waiting for it. */
export function withFaults<Config>(
  definition: ProviderDefinition<Config>,
  faults: Faults,
  text: FaultText,
): ProviderDefinition<Config> {
  const resources = Object.entries(definition.resources).map(
    ([token, resource]) => [token, strikeable(token, resource, faults, text)] as const,
  );
  return { ...definition, resources: Object.fromEntries(resources) };
}

function strikeable<Config>(
  token: string,
  resource: ResourceDefinition<Config>,
  faults: Faults,
  text: FaultText,
): ResourceDefinition<Config> {
  const run = <Result>(
    operation: string,
    signal: AbortSignal,
    work: () => Promise<Result>,
    unfinished: (result: Result) => { id: string; inputs: PlainMap; outputs: PlainMap },
  ) => struck({ faults, text, on: `${operation} ${token}`, signal, work, unfinished });
  return {
    ...resource,
    create: (inputs, context) =>
      run(
        "create",
        context.signal,
        () => resource.create(inputs, context),
        (made) => ({ ...made, inputs }),
      ),
    update: (id, olds, news, context) =>
      run(
        "update",
        context.signal,
        () => resource.update(id, olds, news, context),
        (outputs) => ({
          id,
          inputs: news,
          outputs,
        }),
      ),
    delete: (id, state, context) =>
      run(
        "delete",
        context.signal,
        () => resource.delete(id, state, context),
        () => ({ id, ...state }),
      ),
    read: (id, state, context) =>
      run(
        "read",
        context.signal,
        () => resource.read(id, state, context),
        () => ({ id, ...state }),
      ),
  };
}

interface Strike<Result> {
  readonly faults: Faults;
  readonly text: FaultText;
  readonly on: string;
  readonly signal: AbortSignal;
  readonly work: () => Promise<Result>;
  readonly unfinished: (result: Result) => { id: string; inputs: PlainMap; outputs: PlainMap };
}

async function struck<Result>(strike: Strike<Result>): Promise<Result> {
  const { faults, text, on, work } = strike;
  const fault = firstThatStays(faults, on);
  if (fault === undefined) return work();
  const result = fault.kind === "429" ? undefined : await work();
  fault.struck?.();
  if (fault.kind === "hang-after-write") await ended(strike.signal);
  if (fault.kind === "unfinished" && result !== undefined) {
    throw new PartialFailure(text(on, fault.kind), strike.unfinished(result));
  }
  throw new Error(text(on, fault.kind));
}

/** The provider answers a first 429 with a second try, without waiting here: only two in a row are seen. */
function firstThatStays(faults: Faults, on: string): Fault | undefined {
  const first = faults.take(on);
  return first?.kind === "429" ? faults.take(on) : first;
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
