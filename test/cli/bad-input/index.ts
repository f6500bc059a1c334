import type { BadInput } from "./bad-input.ts";
import { diagnoseInputs } from "./diagnose.ts";
import { xmlApiInputs } from "./xmlapi.ts";

/** What is done wrong, command by command. */
export const badInputs: readonly BadInput[] = [...diagnoseInputs, ...xmlApiInputs];
import { idpMetadataInputs } from "./idp-metadata.ts";
import { sheetInputs } from "./sheet.ts";

/** What is done wrong, command by command. */
export const badInputs: readonly BadInput[] = [...idpMetadataInputs, ...sheetInputs, ...diagnoseInputs];
