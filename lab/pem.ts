/** DER with PEM armour (RFC 7468). @example pem("CERTIFICATE", der) */
export function pem(label: "CERTIFICATE" | "PRIVATE KEY", der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
