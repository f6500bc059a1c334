import type { BadInput } from "./bad-input.ts";
import { diagnoseInputs } from "./diagnose.ts";
import { onboardInputs } from "./onboard.ts";

/** What is done wrong, command by command. */
export const badInputs: readonly BadInput[] = [...diagnoseInputs, ...onboardInputs];
