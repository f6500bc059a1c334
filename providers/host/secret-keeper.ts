import type { ResourceDefinition } from "./definition.ts";
import { PartialFailure } from "./partial-failure.ts";
import { markSecrets, type SecretPath } from "./secrets.ts";
import type { PropertyMap } from "./value.ts";

/** Carries the secrecy of inputs over to whatever an operation answers, its failures included. */
export function keepingSecrets<Config>(
  resource: ResourceDefinition<Config>,
  inputs: readonly SecretPath[],
  redact: (message: string) => string = (message) => message,
) {
  const outputs = [...inputs, ...(resource.secretOutputs ?? []).map((name) => [name])];
  return {
    inOutputs: (properties: PropertyMap): PropertyMap => markSecrets(properties, outputs),
    inInputs: (properties: PropertyMap): PropertyMap => markSecrets(properties, inputs),
    async inFailures<Result>(operation: () => Promise<Result>): Promise<Result> {
      try {
        return await operation();
      } catch (error) {
        const message = redact(error instanceof Error ? error.message : String(error));
        if (!(error instanceof PartialFailure)) throw new Error(message);
        throw new PartialFailure(message, {
          id: error.id,
          inputs: markSecrets(error.inputs, inputs),
          outputs: markSecrets(error.outputs, outputs),
        });
      }
    },
  };
}
