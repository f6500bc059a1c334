import type { BadInput } from "./bad-input.ts";
import { diagnoseInputs } from "./diagnose.ts";
import { preflightInputs } from "./preflight.ts";
import { xmlApiInputs } from "./xmlapi.ts";

/** What is done wrong, command by command. */
export const badInputs: readonly BadInput[] = [...diagnoseInputs, ...preflightInputs, ...xmlApiInputs];
