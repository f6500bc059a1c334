import type { BadInput } from "./bad-input.ts";
import { diagnoseInputs } from "./diagnose.ts";
import { labInputs } from "./lab.ts";
import { xmlApiInputs } from "./xmlapi.ts";

/** What is done wrong, command by command. */
export const badInputs: readonly BadInput[] = [...diagnoseInputs, ...labInputs, ...xmlApiInputs];
