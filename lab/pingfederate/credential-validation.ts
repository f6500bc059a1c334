import type { PlainMap } from "../../providers/host/value.ts";
import { readCertificate } from "../../saml/certificate.ts";
import { listAt, mapAt, mapsAt } from "../plain.ts";
import type { PingServer } from "./world.ts";

const single = ["primaryVerificationCert", "secondaryVerificationCert", "encryptionCert"];

/** Keys and certificates of a connection. */
export function* credentialProblems(settings: PlainMap, server: PingServer): Generator<[string, string]> {
  const credentials = mapAt(settings, "credentials");
  const signing = mapAt(credentials, "signingSettings");
  const keys = [mapAt(signing, "signingKeyPairRef"), ...mapsAt(signing, "alternativeSigningKeyPairRefs")];
  for (const { id } of keys)
    if (!server.keys.some((key) => key.id === id))
      yield ["signingKeyPairRef", `The signing key pair '${String(id)}' does not exist.`];
  const certificates = mapsAt(credentials, "certs");
  for (const flag of single)
    if (certificates.filter((one) => one[flag] === true).length > 1)
      yield ["certs", `Only one certificate can have ${flag} set.`];
  for (const one of certificates)
    if (!isPem(String(mapAt(one, "x509File").fileData)))
      yield ["fileData", "The data is not an X.509 certificate in PEM format."];
  const policy = mapAt(mapAt(settings, "spBrowserSso"), "encryptionPolicy");
  const encrypts = policy.encryptAssertion === true || listAt(policy, "encryptedAttributes").length > 0;
  if (!encrypts) return;
  if (!certificates.some(({ encryptionCert }) => encryptionCert === true))
    yield ["certs", "An encryption certificate is required for the encryption policy."];
  for (const name of ["blockEncryptionAlgorithm", "keyTransportAlgorithm"])
    if (!credentials[name]) yield [name, "It is required for the encryption policy."];
}

function isPem(pem: string): boolean {
  const body = /^-----BEGIN CERTIFICATE-----([\s\S]+)-----END CERTIFICATE-----\s*$/.exec(pem)?.[1];
  if (body === undefined) return false;
  try {
    readCertificate(body);
    return true;
  } catch {
    return false;
  }
}
