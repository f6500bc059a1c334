import { adoptInputs } from "./adopt.ts";
import type { BadInput } from "./bad-input.ts";
import { diagnoseInputs } from "./diagnose.ts";
import { doctorInputs } from "./doctor.ts";

/** What is done wrong, command by command. */
export const badInputs: readonly BadInput[] = [...diagnoseInputs, ...adoptInputs, ...doctorInputs];
