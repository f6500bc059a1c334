import type { BadInput } from "./bad-input.ts";
import { checkInputs } from "./check.ts";
import { diagnoseInputs } from "./diagnose.ts";

/** What is done wrong, command by command. */
export const badInputs: readonly BadInput[] = [...checkInputs, ...diagnoseInputs];
