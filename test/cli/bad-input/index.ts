import { adoptInputs } from "./adopt.ts";
import type { BadInput } from "./bad-input.ts";
import { checkInputs } from "./check.ts";
import { diagnoseInputs } from "./diagnose.ts";
import { doctorInputs } from "./doctor.ts";
import { idpMetadataInputs } from "./idp-metadata.ts";
import { initInputs } from "./init.ts";
import { labInputs } from "./lab.ts";
import { onboardInputs } from "./onboard.ts";
import { preflightInputs } from "./preflight.ts";
import { reviewInputs } from "./review.ts";
import { rotateInputs } from "./rotate.ts";
import { sheetInputs } from "./sheet.ts";
import { xmlApiInputs } from "./xmlapi.ts";

/** What is done wrong, command by command. */
export const badInputs: readonly BadInput[] = [
  ...initInputs,
  ...onboardInputs,
  ...checkInputs,
  ...preflightInputs,
  ...idpMetadataInputs,
  ...sheetInputs,
  ...labInputs,
  ...diagnoseInputs,
  ...xmlApiInputs,
  ...doctorInputs,
  ...adoptInputs,
  ...reviewInputs,
  ...rotateInputs,
];
