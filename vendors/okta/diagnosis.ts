import type { DiagnosisWords } from "../diagnosis-words.ts";

/** Okta, as a diagnosis speaks of it. */
export const oktaDiagnosis: DiagnosisWords = {
  issuer: /^https?:\/\/www\.okta\.com\/\w+$/,
  log: "Reports > System Log",
  signingKey: "the active SAML signing certificate of the application",
  start: "the Okta dashboard",
  clock:
    "The clock is Okta's: look at the time at which the browser sent the response, which may have been kept",
};
