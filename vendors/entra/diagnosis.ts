import type { DiagnosisWords } from "../diagnosis-words.ts";

/** Entra ID, as a diagnosis speaks of it. */
export const entraDiagnosis: DiagnosisWords = {
  issuer: /^https:\/\/sts\.windows\.net\/[\da-f-]{36}\/$/i,
  log: "the sign-in logs of the application in the Entra admin center (its AADSTS number)",
  signingKey: "the active token signing certificate of the application",
  start: "My Apps",
  clock:
    "The clock is Microsoft's: look at the time at which the browser sent the response, which may have been kept",
};
