import type { Plain, PlainMap } from "../../providers/host/value.ts";
import { readCertificate } from "../../saml/certificate.ts";
import { OktaApiError } from "./api-error.ts";

const urls = ["ssoUrl", "recipient", "destination", "singleLogoutUrl"];
const values: Readonly<Record<string, readonly string[]>> = {
  signatureAlgorithm: ["RSA_SHA1", "RSA_SHA256"],
  digestAlgorithm: ["SHA1", "SHA256"],
};
const maxAcsEndpoints = 100;

/** What the service itself checks in an application, after the provider let it pass. */
export function validateApp(settings: PlainMap): void {
  for (const name of urls) validateUrl(name, settings[name]);
  for (const [name, allowed] of Object.entries(values)) {
    const value = settings[name];
    if (typeof value === "string" && !allowed.includes(value)) {
      throw refused(name, `'${value}' is not one of ${allowed.join(", ")}`);
    }
  }
  const endpoints = [...listOf(settings.acsEndpoints), ...listOf(settings.acsEndpointsIndices)];
  if (endpoints.length > maxAcsEndpoints) {
    throw refused("acsEndpoints", `The number of ACS endpoints must not exceed ${maxAcsEndpoints}`);
  }
  validateLogout(settings);
}

function validateUrl(name: string, value: Plain | undefined): void {
  if (typeof value !== "string" || value === "") return;
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) throw refused(name, "The url is not valid");
}

function validateLogout({ singleLogoutIssuer, singleLogoutCertificate }: PlainMap): void {
  const certificate = typeof singleLogoutCertificate === "string" ? singleLogoutCertificate : "";
  if (certificate === "" && !singleLogoutIssuer) return;
  try {
    readCertificate(certificate);
  } catch {
    throw refused("x5c", "The certificate must be an X.509 certificate in base64 without armour");
  }
}

function refused(field: string, cause: string): OktaApiError {
  return new OktaApiError(`Api validation failed: ${field}`, `${field}: ${cause}`);
}

function listOf(value: Plain | undefined): readonly Plain[] {
  return Array.isArray(value) ? value : [];
}
