import type { DiagnosisWords } from "../diagnosis-words.ts";

/** PingFederate, as a diagnosis speaks of it. Its entity ID is its administrator's choice, and tells nothing. */
export const pingFederateDiagnosis: DiagnosisWords = {
  log: "server.log and audit.log of the engine nodes",
  signingKey: "the signing key pair of the SP connection",
  start: "a link with startSSO.ping",
  clock: "Synchronise the clock of every engine node",
};
