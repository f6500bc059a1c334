import { createVerify, sign, X509Certificate } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { type Signer, signatureUris, signElement } from "./sign.ts";
import { checkSignature } from "./signature-check.ts";

/** The two bindings that go through a browser (saml-bindings-2.0-os §3.4, §3.5). */
export type FrontBinding = "POST" | "Redirect";

/** A message on its way through the browser. */
export type Delivery =
  | { readonly kind: "post"; readonly url: string; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: "redirect"; readonly url: string };

export interface Outgoing {
  readonly parameter: "SAMLRequest" | "SAMLResponse";
  readonly xml: string;
  readonly url: string;
  readonly relayState?: string;
  /** Signs the message; absent: unsigned, or signed within already. */
  readonly signer?: Signer;
}

/** A message that arrived. */
export interface Incoming {
  readonly binding: FrontBinding;
  readonly parameter: "SAMLRequest" | "SAMLResponse";
  readonly xml: string;
  readonly relayState?: string;
  /** Redirect: what the signature covers, and the signature; absent where it is unsigned. */
  readonly detached?: { readonly octets: string; readonly algorithm: string; readonly signature: string };
}

/** Far above any message of SAML; what is larger would only cost memory. */
const mostBytes = 256 * 1024;

const hashes: Readonly<Record<string, string>> = {
  [signatureUris["rsa-sha1"]]: "RSA-SHA1",
  [signatureUris["rsa-sha256"]]: "RSA-SHA256",
  [signatureUris["rsa-sha384"]]: "RSA-SHA384",
  [signatureUris["rsa-sha512"]]: "RSA-SHA512",
};

/** Puts a message into a binding. */
export function deliver(binding: FrontBinding, message: Outgoing): Delivery {
  const { parameter, xml, url, relayState, signer } = message;
  if (binding === "POST") {
    const signed = signer === undefined ? xml : signElement(xml, "/*", signer);
    return {
      kind: "post",
      url,
      fields: {
        [parameter]: Buffer.from(signed).toString("base64"),
        ...(relayState === undefined ? {} : { RelayState: relayState }),
      },
    };
  }
  const query = new URLSearchParams({ [parameter]: deflateRawSync(xml).toString("base64") });
  if (relayState !== undefined) query.set("RelayState", relayState);
  if (signer !== undefined) {
    query.set("SigAlg", signer.algorithm);
    const octets = Buffer.from(query.toString());
    query.set("Signature", sign(hashes[signer.algorithm], octets, signer.privateKey).toString("base64"));
  }
  return { kind: "redirect", url: `${url}${url.includes("?") ? "&" : "?"}${query}` };
}

/** Takes the message out of what a browser brought; undefined when there is none. */
export function receive(url: URL, form: URLSearchParams): Incoming | undefined {
  const posted = (["SAMLRequest", "SAMLResponse"] as const).find((name) => form.has(name));
  if (posted !== undefined)
    return {
      binding: "POST",
      parameter: posted,
      xml: Buffer.from(form.get(posted) ?? "", "base64").toString("utf8"),
      ...relayStateOf(form),
    };
  const query = url.searchParams;
  const parameter = (["SAMLRequest", "SAMLResponse"] as const).find((name) => query.has(name));
  if (parameter === undefined) return undefined;
  const signature = query.get("Signature");
  return {
    binding: "Redirect",
    parameter,
    xml: inflateRawSync(Buffer.from(query.get(parameter) ?? "", "base64"), {
      maxOutputLength: mostBytes,
    }).toString("utf8"),
    ...relayStateOf(query),
    ...(signature === null
      ? {}
      : {
          detached: {
            octets: octetsOf(url.search.slice(1), parameter),
            algorithm: query.get("SigAlg") ?? "",
            signature,
          },
        }),
  };
}

/** Whether a message is signed by one of these certificates (DER in base64), in the way of its binding. */
export function isSignedBy(message: Incoming, certificates: readonly string[]): "yes" | "no" | "unsigned" {
  if (message.binding === "POST") {
    const { state } = checkSignature(message.xml, certificates);
    return state === "valid" ? "yes" : state === "wrong" ? "no" : "unsigned";
  }
  const { detached } = message;
  if (detached === undefined) return "unsigned";
  const hash = hashes[detached.algorithm];
  const signature = Buffer.from(detached.signature, "base64");
  const verifies = (certificate: string) =>
    hash !== undefined &&
    createVerify(hash)
      .update(detached.octets)
      .verify(new X509Certificate(Buffer.from(certificate, "base64")).publicKey, signature);
  return certificates.some(verifies) ? "yes" : "no";
}

function relayStateOf(values: URLSearchParams): { relayState?: string } {
  const relayState = values.get("RelayState");
  return relayState === null ? {} : { relayState };
}

/** The signature covers the parameters as they were sent, in this order (saml-bindings-2.0-os §3.4.4.1). */
function octetsOf(query: string, parameter: string): string {
  const parts = query.split("&");
  return [parameter, "RelayState", "SigAlg"]
    .flatMap((name) => parts.find((part) => part.startsWith(`${name}=`)) ?? [])
    .join("&");
}
