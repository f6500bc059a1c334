import type { PropertyMap } from "./value.ts";

/**
 * Thrown by create or update when the object exists but is not finished: the engine keeps its id, so that the
 * next deployment goes on with it instead of making a second one.
 */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";
  readonly id: string;
  readonly inputs: PropertyMap;
  readonly outputs: PropertyMap;

  constructor(
    message: string,
    state: { readonly id: string; readonly inputs: PropertyMap; readonly outputs: PropertyMap },
  ) {
    super(message);
    this.id = state.id;
    this.inputs = state.inputs;
    this.outputs = state.outputs;
  }
}
