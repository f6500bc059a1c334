import type { BadInput } from "./bad-input.ts";
import { diagnoseInputs } from "./diagnose.ts";
import { initInputs } from "./init.ts";

/** What is done wrong, command by command. */
export const badInputs: readonly BadInput[] = [...initInputs, ...diagnoseInputs];
