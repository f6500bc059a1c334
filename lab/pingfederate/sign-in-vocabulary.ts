import type { PlainMap } from "../../providers/host/value.ts";
import { mapAt } from "../plain.ts";
import type { FrontBinding } from "../saml/bindings.ts";
import { digestUris, type Signer, signatureUris } from "../saml/sign.ts";
import type { PingServer } from "./world.ts";

const xmlenc = "http://www.w3.org/2001/04/xmlenc#";
const xmlenc11 = "http://www.w3.org/2009/xmlenc11#";

/** PingFederate's words, and what they are on the wire. */
export const vocabulary = {
  bindings: { POST: "POST", REDIRECT: "Redirect" } as Readonly<Record<string, FrontBinding>>,
  ciphers: {
    AES_128: `${xmlenc}aes128-cbc`,
    AES_256: `${xmlenc}aes256-cbc`,
    Triple_DES: `${xmlenc}tripledes-cbc`,
    AES_128_GCM: `${xmlenc11}aes128-gcm`,
    AES_256_GCM: `${xmlenc11}aes256-gcm`,
  } as Readonly<Record<string, string>>,
  keyTransports: {
    RSA_OAEP: `${xmlenc}rsa-oaep-mgf1p`,
    RSA_v15: `${xmlenc}rsa-1_5`,
  } as Readonly<Record<string, string>>,
};

const algorithms: Readonly<Record<string, readonly [algorithm: string, digest: string]>> = {
  SHA1withRSA: [signatureUris["rsa-sha1"], digestUris.sha1],
  SHA256withRSA: [signatureUris["rsa-sha256"], digestUris.sha256],
  SHA384withRSA: [signatureUris["rsa-sha384"], digestUris.sha384],
  SHA512withRSA: [signatureUris["rsa-sha512"], digestUris.sha512],
};

/** The key of a connection, with the algorithms that it names. */
export function signerOf(server: PingServer, settings: PlainMap): Signer | undefined {
  const signing = mapAt(mapAt(settings, "credentials"), "signingSettings");
  const { id } = mapAt(signing, "signingKeyPairRef");
  const key = server.keys.find((one) => one.id === id)?.key;
  const [algorithm, digest] = algorithms[String(signing.algorithm)] ?? [
    signatureUris["rsa-sha256"],
    digestUris.sha256,
  ];
  return key === undefined ? undefined : { ...key, algorithm, digest };
}
