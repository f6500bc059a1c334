import type { FaultText } from "../with-faults.ts";

const subjects: Readonly<Record<string, string>> = {
  "azuread:index/application:Application": "application",
  "azuread:index/servicePrincipal:ServicePrincipal": "service principal",
  "azuread:index/claimsMappingPolicy:ClaimsMappingPolicy": "Claims Mapping Policy",
  "azuread:index/appRoleAssignment:AppRoleAssignment": "app role assignment",
};
const causes = {
  "429": "unexpected status 429 (429 Too Many Requests) with error: TooManyRequests: Too many requests.",
  "lost-reply": "could not reach Microsoft Graph: EOF",
  "500-after-write": "unexpected status 500 (500 Internal Server Error)",
  "hang-after-write": "context canceled",
  unfinished: "unexpected status 500 (500 Internal Server Error)",
} as const;

/** A fault in the words of the provider. */
export const entraFaultText: FaultText = (on, kind) => {
  const [operation = "", token = ""] = on.split(" ");
  return `Could not ${operation} ${subjects[token] ?? token}: ${causes[kind]}`;
};
