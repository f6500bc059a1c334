import type { BadInput } from "./bad-input.ts";
import { diagnoseInputs } from "./diagnose.ts";
import { rotateInputs } from "./rotate.ts";

/** What is done wrong, command by command. */
export const badInputs: readonly BadInput[] = [...diagnoseInputs, ...rotateInputs];
