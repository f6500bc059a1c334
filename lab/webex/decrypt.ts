import { SamlLib } from "samlify";
import { readMessage } from "../saml/read-message.ts";
import type { Signer } from "../saml/sign.ts";

/** What became of an assertion that may be encrypted. */
export type Decrypted =
  /** `xml` is the response with its assertion in the clear; `assertion` that alone, where it was encrypted. */
  | { readonly state: "readable"; readonly xml: string; readonly assertion?: string }
  | { readonly state: "cipher" | "key"; readonly detail: string };

const xmlenc = "http://www.w3.org/2001/04/xmlenc#";
/** Webex decrypts block ciphers in CBC mode; it cannot do AES-GCM. */
const ciphers = ["aes128-cbc", "aes256-cbc", "tripledes-cbc"].map((name) => `${xmlenc}${name}`);
const keyTransports = ["rsa-oaep-mgf1p", "rsa-1_5"].map((name) => `${xmlenc}${name}`);

const data = ["Response", "EncryptedAssertion", "EncryptedData"];
const key = [...data, "KeyInfo", "EncryptedKey"];
const fields = {
  cipher: { path: [...data, "EncryptionMethod"], attribute: "Algorithm" },
  transport: { path: [...key, "EncryptionMethod"], attribute: "Algorithm" },
  certificate: { path: [...key, "KeyInfo", "X509Data", "X509Certificate"] },
};

/** Decrypts the assertion of a response with Webex's key. */
export async function decrypt(xml: string, { privateKey, certificate }: Signer): Promise<Decrypted> {
  const found = readMessage(xml, fields);
  if (found.cipher === undefined) return { state: "readable", xml };
  const { cipher, transport = "" } = found;
  if (!ciphers.includes(cipher))
    return { state: "cipher", detail: `The assertion is encrypted with ${cipher}.` };
  if (!keyTransports.includes(transport))
    return { state: "cipher", detail: `The key of the encryption is encrypted with ${transport}.` };
  if (found.certificate?.replace(/\s/g, "") !== certificate)
    return { state: "key", detail: "The assertion is encrypted for a certificate that is not Webex's." };
  const [clear, assertion] = await SamlLib.decryptAssertion(
    { entitySetting: { encPrivateKey: privateKey } } as never,
    xml,
  );
  return { state: "readable", xml: clear, assertion };
}
