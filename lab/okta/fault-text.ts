import type { FaultText } from "../with-faults.ts";

const subjects: Readonly<Record<string, string>> = {
  "okta:app/saml:Saml": "SAML application",
  "okta:app/groupAssignment:GroupAssignment": "application group assignment",
  "okta:group/group:Group": "group",
  "okta:index/appGroupAssignments:AppGroupAssignments": "application group assignment",
};
const causes = {
  "429": "too many requests",
  "lost-reply": 'Post "https://okta.lab/api/v1": EOF',
  "500-after-write": "the API returned an error: Internal Server Error",
  "hang-after-write": "context canceled",
  unfinished: "failed to set authentication policy: the API returned an error: Internal Server Error",
} as const;

/** A fault in the words of Okta's provider. */
export const oktaFaultText: FaultText = (on, kind) => {
  const [operation = "", token = ""] = on.split(" ");
  return `failed to ${operation} ${subjects[token] ?? token}: ${causes[kind]}`;
};
