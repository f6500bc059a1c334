import type { DiagnosisWords } from "../diagnosis-words.ts";

/** ADFS, as a diagnosis speaks of it. */
export const adfsDiagnosis: DiagnosisWords = {
  // The identifier that ADFS gives itself; administrators can change it.
  issuer: /^https?:\/\/[^/]+\/adfs\/services\/trust$/i,
  log: "the server's event log, Applications and Services Logs > AD FS > Admin (event 364, with its MSIS number)",
  signingKey: "its primary token-signing certificate, which AutoCertificateRollover renews by itself",
  start: "the page IdpInitiatedSignOn.aspx",
  clock: "Synchronise the clock of every ADFS server (w32tm /resync)",
};
