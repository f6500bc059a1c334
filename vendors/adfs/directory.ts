import type { Directory } from "../directory.ts";

/** ADFS has no users of its own: they are Active Directory's, as Get-ADUser and Export-Csv write them. */
export const adfsDirectory: Directory = {
  columns: {
    email: ["mail", "EmailAddress", "email"],
    userName: ["userPrincipalName", "UPN"],
  },
  identifierColumns: ["ObjectGUID", "SID", "SamAccountName"],
  disabled: { columns: ["Enabled"], cells: /^(?:false|no|0)$/i },
  export:
    "ADFS has no API that lists users. On a domain controller: Get-ADUser -Filter * -Properties mail | Select-Object ObjectGUID, Enabled, mail, userPrincipalName | Export-Csv users.csv -NoTypeInformation -Encoding UTF8",
};
