import { SamlLib } from "samlify";
import { element, writeXml, type XmlNode } from "../xml-writer.ts";
import { type NameId, nameIdElement } from "./name-id.ts";
import { type Signer, signElement } from "./sign.ts";

/** An attribute of an assertion. */
export interface IssuedAttribute {
  readonly name: string;
  readonly nameFormat?: string;
  readonly values: readonly string[];
}

/** For whom, and how, an assertion is encrypted. */
export interface Encryption {
  /** DER in base64. */
  readonly certificate: string;
  /** Identifiers of XML Encryption. */
  readonly cipher: string;
  readonly keyTransport: string;
}

/** An assertion about a user. */
export interface Assertion {
  readonly nameId: NameId;
  readonly attributes: readonly IssuedAttribute[];
  readonly audience: string;
  readonly notBefore: Date;
  readonly notOnOrAfter: Date;
  readonly authnContextClassRef: string;
  readonly signed: boolean;
  readonly encryption?: Encryption;
}

/** An answer to an AuthnRequest: an assertion, or a status that says why there is none. */
export interface LoginResponse {
  readonly id: string;
  readonly assertionId: string;
  readonly sessionIndex: string;
  readonly issuer: string;
  readonly inResponseTo: string;
  /** The ACS. */
  readonly destination: string;
  /** What the assertion names as its recipient. Default: the destination. */
  readonly recipient?: string;
  readonly issued: Date;
  readonly authenticated: Date;
  /** Whether the response as a whole is signed. */
  readonly signed: boolean;
  readonly signer: Signer;
  readonly content: Assertion | { readonly status: readonly string[] };
}

const success = "urn:oasis:names:tc:SAML:2.0:status:Success";

/** Writes a response as it is sent: signed and encrypted as it says. */
export async function writeLoginResponse(response: LoginResponse): Promise<string> {
  const { content, signer } = response;
  let xml = writeXml(
    element(
      "samlp:Response",
      {
        ID: response.id,
        Version: "2.0",
        IssueInstant: response.issued.toISOString(),
        Destination: response.destination,
        InResponseTo: response.inResponseTo,
      },
      element("saml:Issuer", {}, response.issuer),
      element("samlp:Status", {}, statusCode("status" in content ? content.status : [success])),
      ...("status" in content ? [] : [assertion(response, content)]),
    ),
  );
  if (!("status" in content)) {
    if (content.signed) xml = signElement(xml, "/*/*[local-name(.)='Assertion']", signer);
    if (content.encryption !== undefined) xml = await encrypted(xml, content.encryption);
  }
  return response.signed ? signElement(xml, "/*", signer) : xml;
}

/** A status code with those below it. */
export function statusCode([first = "", ...below]: readonly string[]): XmlNode {
  return element("samlp:StatusCode", { Value: first }, ...(below.length > 0 ? [statusCode(below)] : []));
}

function assertion(response: LoginResponse, content: Assertion): XmlNode {
  const { nameId, attributes, notBefore, notOnOrAfter } = content;
  return element(
    "saml:Assertion",
    { ID: response.assertionId, Version: "2.0", IssueInstant: response.issued.toISOString() },
    element("saml:Issuer", {}, response.issuer),
    element(
      "saml:Subject",
      {},
      nameIdElement(nameId),
      element(
        "saml:SubjectConfirmation",
        { Method: "urn:oasis:names:tc:SAML:2.0:cm:bearer" },
        element("saml:SubjectConfirmationData", {
          InResponseTo: response.inResponseTo,
          NotOnOrAfter: notOnOrAfter.toISOString(),
          Recipient: response.recipient ?? response.destination,
        }),
      ),
    ),
    element(
      "saml:Conditions",
      { NotBefore: notBefore.toISOString(), NotOnOrAfter: notOnOrAfter.toISOString() },
      element("saml:AudienceRestriction", {}, element("saml:Audience", {}, content.audience)),
    ),
    element(
      "saml:AuthnStatement",
      { AuthnInstant: response.authenticated.toISOString(), SessionIndex: response.sessionIndex },
      element(
        "saml:AuthnContext",
        {},
        element("saml:AuthnContextClassRef", {}, content.authnContextClassRef),
      ),
    ),
    ...(attributes.length === 0
      ? []
      : [element("saml:AttributeStatement", {}, ...attributes.map(attribute))]),
  );
}

function attribute({ name, nameFormat, values }: IssuedAttribute): XmlNode {
  return element(
    "saml:Attribute",
    { Name: name, NameFormat: nameFormat },
    ...values.map((value): XmlNode => element("saml:AttributeValue", {}, value)),
  );
}

async function encrypted(xml: string, { certificate, cipher, keyTransport }: Encryption): Promise<string> {
  const base64 = await SamlLib.encryptAssertion(
    {
      entitySetting: {
        isAssertionEncrypted: true,
        dataEncryptionAlgorithm: cipher,
        keyEncryptionAlgorithm: keyTransport,
        tagPrefix: { encryptedAssertion: "saml" },
      },
    } as never,
    { entityMeta: { getX509Certificate: () => certificate } } as never,
    xml,
  );
  return Buffer.from(base64, "base64").toString("utf8");
}
