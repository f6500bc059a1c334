import type { FaultText } from "../with-faults.ts";

const causes = {
  "429": "429 Too Many Requests",
  "lost-reply": 'Post "https://pingfederate.lab/pf-admin-api/v1/idp/spConnections": EOF',
  "500-after-write": "500 Internal Server Error",
  "hang-after-write": "context canceled",
  unfinished: "500 Internal Server Error",
} as const;

/** A fault in the words of the provider. */
export const pingFederateFaultText: FaultText = (on, kind) =>
  `PingFederate API error: An error occurred in ${on.split(" ")[0]} of the IdP SP Connection: ${causes[kind]}`;
