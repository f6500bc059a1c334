import type { FaultText } from "../with-faults.ts";

const causes = {
  "429": "REQUEST_LIMITED: Too many requests",
  "lost-reply": 'Post "https://api.pingone.lab/v1/environments": EOF',
  "500-after-write": "UNEXPECTED_ERROR: An unexpected error occurred with the service.",
  "hang-after-write": "context canceled",
  unfinished: "UNEXPECTED_ERROR: An unexpected error occurred with the service.",
} as const;

/** A fault in the words of the provider. */
export const pingOneFaultText: FaultText = (_, kind) => `Error when calling the PingOne API: ${causes[kind]}`;
