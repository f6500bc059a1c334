/** SAML 2.0 bindings by the short name that this project uses, with their URN (saml-bindings-2.0-os §3). */
export const bindingUrns = {
  POST: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
  Redirect: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
  Artifact: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact",
  SOAP: "urn:oasis:names:tc:SAML:2.0:bindings:SOAP",
  PAOS: "urn:oasis:names:tc:SAML:2.0:bindings:PAOS",
} as const;

/** @example "POST" */
export type Binding = keyof typeof bindingUrns;

/** The short name of a binding's URN; undefined for a URN that SAML 2.0 does not define. */
export function bindingOf(urn: string): Binding | undefined {
  return (Object.keys(bindingUrns) as Binding[]).find((name) => bindingUrns[name] === urn);
}
