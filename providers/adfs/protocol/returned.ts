import { allowList } from "./allow-list.ts";

/** The properties that `session.ps1` sends back of what a cmdlet returns; of other cmdlets nothing. */
export const returned: Readonly<Record<string, readonly string[]>> = {
  "Get-AdfsRelyingPartyTrust": [
    ...(allowList["Add-AdfsRelyingPartyTrust"] ?? []),
    "ClaimsAccepted",
    "SamlEndpoints",
    "MetadataUrl",
    "MonitoringEnabled",
    "AutoUpdateEnabled",
    "ObjectIdentifier",
  ],
  "Get-AdfsProperties": ["HostName", "HttpsPort", "Identifier", "FederationPassiveAddress"],
  "Get-AdfsCertificate": ["Certificate", "IsPrimary", "Thumbprint"],
};
