import type { ServiceProvider } from "../../service-provider.ts";
import type { Trust } from "../../trust-model.ts";
import { webexBehaviour } from "../../webex-behaviour.ts";
import { certificateWords } from "../certificate-words.ts";
import type { SheetRow } from "../sheet.ts";

const algorithms: Readonly<Record<string, string>> = {
  "rsa-sha1": "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  "rsa-sha256": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "rsa-sha384": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
  "rsa-sha512": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
  sha1: "http://www.w3.org/2000/09/xmldsig#sha1",
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
  sha384: "http://www.w3.org/2001/04/xmldsig-more#sha384",
  sha512: "http://www.w3.org/2001/04/xmlenc#sha512",
  "aes128-cbc": "http://www.w3.org/2001/04/xmlenc#aes128-cbc",
  "aes256-cbc": "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
};

/** How it is signed. */
export function signingRows(
  { signature, encryption, clockSkewMinutes }: Trust,
  { wantAssertionsSigned }: ServiceProvider,
) {
  const { algorithm, digest, assertion, response } = signature;
  const signed = [...(assertion ? ["the assertion"] : []), ...(response ? ["the response"] : [])];
  return [
    {
      term: "sign",
      values: [],
      note: `${signed.join(" and ").replace(/^t/, "T")}.${wantAssertionsSigned ? " Webex's metadata asks for signed assertions." : ""}`,
    },
    {
      term: "signature algorithm",
      values: [algorithms[algorithm] ?? algorithm],
      note: "RSA, 2048 bits or more.",
    },
    { term: "digest algorithm", values: [algorithms[digest] ?? digest] },
    encryption === "off"
      ? { term: "encryption", values: [], note: "None. Switch it off where it is the default." }
      : {
          term: "encryption",
          values: [algorithms[encryption.algorithm] ?? encryption.algorithm],
          note: `Of the assertion, for ${certificateWords(encryption.certificate)}. Never AES-GCM.`,
          reference: webexBehaviour.noGcm,
        },
    {
      term: "clock",
      values: clockSkewMinutes === undefined ? [] : [`${clockSkewMinutes} minutes`],
      note:
        clockSkewMinutes === undefined
          ? "Synchronised (NTP); assertions valid for some minutes, from one or two before they are issued."
          : "NotBefore lies so far in the past. Synchronise the clock (NTP); assertions valid for some minutes.",
      reference: webexBehaviour.clockSkew,
    },
    {
      term: "signed requests",
      values: [],
      note: "Do not demand them. Where you must: verify them with the certificates below, the old and the new one at each rollover.",
    },
  ] satisfies SheetRow[];
}
