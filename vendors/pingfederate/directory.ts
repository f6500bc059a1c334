import type { Directory } from "../directory.ts";

/** PingFederate has no users of its own: they are those of the data store behind its adapter or policy. */
export const pingFederateDirectory: Directory = {
  columns: {
    email: ["mail", "email", "EmailAddress"],
    userName: ["uid", "username", "userPrincipalName", "sAMAccountName"],
  },
  identifierColumns: ["entryUUID", "objectGUID", "id", "dn"],
  disabled: { columns: ["enabled", "accountEnabled"], cells: /^(?:false|no|0)$/i },
  export:
    "PingFederate has no API that lists users: export them from the directory behind it as CSV, with the attribute that the adapter delivers.",
};
