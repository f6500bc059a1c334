import { XMLSerializer } from "@xmldom/xmldom";
import { SignedXml } from "xml-crypto";
import { elementsBelow } from "../../saml/xml/elements.ts";
import { parseXml } from "../../saml/xml/parse.ts";
import { digestUris, type Signer, signatureUris } from "../saml/sign.ts";

/**
 * The same metadata with another key in every KeyDescriptor, signed by that key: Webex's own key is Webex's alone, and
 * the lab has to sign logout messages and read encrypted assertions. Addresses and names stay as they are.
 */
export function rekeyMetadata(xml: string, signer: Signer): string {
  const root = parseXml(xml);
  for (const element of [...elementsBelow(root)]) {
    if (element.localName === "X509Certificate") element.textContent = signer.certificate;
    if (element.localName === "Signature") element.parentNode?.removeChild(element);
  }
  onlyOneKeyForEachUse(root);
  if (!root.hasAttribute("ID")) root.setAttribute("ID", "_metadata");
  const signed = new SignedXml({
    privateKey: signer.privateKey,
    publicCert: Buffer.from(signer.certificate, "base64"),
    signatureAlgorithm: signatureUris["rsa-sha256"],
    canonicalizationAlgorithm: "http://www.w3.org/2001/10/xml-exc-c14n#",
  });
  signed.addReference({
    xpath: "/*",
    digestAlgorithm: digestUris.sha256,
    transforms: [
      "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
      "http://www.w3.org/2001/10/xml-exc-c14n#",
    ],
  });
  const text = new XMLSerializer().serializeToString(root);
  signed.computeSignature(text, { prefix: "ds", location: { reference: "/*", action: "prepend" } });
  return signed.getSignedXml();
}

/** During a rollover there are several; here they would all be the same. */
function onlyOneKeyForEachUse(root: Element): void {
  const seen = new Set<string>();
  for (const element of [...elementsBelow(root)]) {
    if (element.localName !== "KeyDescriptor") continue;
    const use = element.getAttribute("use") ?? "";
    if (seen.has(use)) element.parentNode?.removeChild(element);
    seen.add(use);
  }
}
