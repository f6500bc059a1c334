import type { DiagnosisWords } from "../diagnosis-words.ts";

/** PingOne, as a diagnosis speaks of it. */
export const pingOneDiagnosis: DiagnosisWords = {
  issuer: /^https:\/\/auth\.pingone\.[a-z.]+\/[\da-f-]{36}$/i,
  log: "Monitoring > Audit of the environment",
  signingKey: "the signing key of the application",
  start: "the application portal",
  clock:
    "The clock is PingOne's: look at the time at which the browser sent the response, which may have been kept",
};
