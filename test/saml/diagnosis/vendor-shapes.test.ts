import { createHash, sign } from "node:crypto";
import { expect, test } from "vitest";
import { ExclusiveCanonicalization, SignedXml } from "xml-crypto";
import { digestUris, signatureUris } from "../../../lab/saml/sign.ts";
import { diagnose } from "../../../saml/diagnosis/diagnose.ts";
import { unwrap } from "../../../saml/diagnosis/unwrap/unwrap.ts";
import { elementsBelow } from "../../../saml/xml/elements.ts";
import { parseXml } from "../../../saml/xml/parse.ts";
import { acsUrl, entityId, expectation, key, user } from "./good-response.ts";
import { base64 } from "./wrappings.ts";

const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const conditions = 'NotBefore="2026-03-01T11:55:00.000Z" NotOnOrAfter="2026-03-01T12:05:00.000Z"';
const confirmed = `InResponseTo="_request" NotOnOrAfter="2026-03-01T12:05:00.000Z" Recipient="${acsUrl}"`;
const envelope = `Version="2.0" IssueInstant="2026-03-01T12:00:00.000Z"`;
const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const success = "urn:oasis:names:tc:SAML:2.0:status:Success";

/** How vendors write the same: prefixes or none, types of values, an XML declaration, line breaks, further elements. */
const shapes = {
  okta: `<?xml version="1.0" encoding="UTF-8"?><saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:xs="http://www.w3.org/2001/XMLSchema" Destination="${acsUrl}" ID="id1" InResponseTo="_request" ${envelope}><saml2:Issuer xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">urn:idp</saml2:Issuer><saml2p:Status><saml2p:StatusCode Value="${success}"/></saml2p:Status><saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="http://www.w3.org/2001/XMLSchema" ID="id2" ${envelope}><saml2:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">urn:idp</saml2:Issuer><saml2:Subject><saml2:NameID Format="${transient}">${user}</saml2:NameID><saml2:SubjectConfirmation Method="${bearer}"><saml2:SubjectConfirmationData ${confirmed}/></saml2:SubjectConfirmation></saml2:Subject><saml2:Conditions ${conditions}><saml2:AudienceRestriction><saml2:Audience>${entityId}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions><saml2:AuthnStatement AuthnInstant="2026-03-01T12:00:00.000Z" SessionIndex="id3"><saml2:AuthnContext><saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement><saml2:AttributeStatement><saml2:Attribute Name="uid" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified"><saml2:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">${user}</saml2:AttributeValue></saml2:Attribute></saml2:AttributeStatement></saml2:Assertion></saml2p:Response>`,
  entra: `<samlp:Response ID="_1" ${envelope} Destination="${acsUrl}" InResponseTo="_request" xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">urn:idp</Issuer><samlp:Status><samlp:StatusCode Value="${success}"/></samlp:Status><Assertion ID="_2" ${envelope} xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><Issuer>urn:idp</Issuer><Subject><NameID Format="${transient}">g91</NameID><SubjectConfirmation Method="${bearer}"><SubjectConfirmationData ${confirmed}/></SubjectConfirmation></Subject><Conditions ${conditions}><AudienceRestriction><Audience>${entityId}</Audience></AudienceRestriction></Conditions><AttributeStatement><Attribute Name="http://schemas.microsoft.com/identity/claims/tenantid"><AttributeValue>7e9a</AttributeValue></Attribute><Attribute Name="http://schemas.microsoft.com/claims/authnmethodsreferences"><AttributeValue>password</AttributeValue><AttributeValue>multipleauthn</AttributeValue></Attribute><Attribute Name="uid"><AttributeValue>${user}</AttributeValue></Attribute></AttributeStatement><AuthnStatement AuthnInstant="2026-03-01T12:00:00.000Z" SessionIndex="_2"><AuthnContext><AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</AuthnContextClassRef></AuthnContext></AuthnStatement></Assertion></samlp:Response>`,
  adfs: `<samlp:Response ID="_1" ${envelope} Destination="${acsUrl}" Consent="urn:oasis:names:tc:SAML:2.0:consent:unspecified" InResponseTo="_request" xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">urn:idp</Issuer><samlp:Status><samlp:StatusCode Value="${success}" /></samlp:Status><Assertion ID="_2" ${envelope} xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><Issuer>urn:idp</Issuer><Subject><NameID Format="${transient}" NameQualifier="urn:idp" SPNameQualifier="${entityId}">x</NameID><SubjectConfirmation Method="${bearer}"><SubjectConfirmationData ${confirmed} /></SubjectConfirmation></Subject><Conditions ${conditions}><AudienceRestriction><Audience>${entityId}</Audience></AudienceRestriction></Conditions><AttributeStatement><Attribute Name="uid"><AttributeValue>${user}</AttributeValue></Attribute></AttributeStatement><AuthnStatement AuthnInstant="2026-03-01T12:00:00.000Z" SessionIndex="_2"><AuthnContext><AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</AuthnContextClassRef></AuthnContext></AuthnStatement></Assertion></samlp:Response>`,
  "line breaks": `<?xml version="1.0"?>
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="pf1" ${envelope} Destination="${acsUrl}" InResponseTo="_request">
  <saml:Issuer>urn:idp</saml:Issuer>
  <samlp:Status>
    <samlp:StatusCode Value="${success}"/>
  </samlp:Status>
  <saml:Assertion ID="pf2" ${envelope}>
    <saml:Issuer>urn:idp</saml:Issuer>
    <saml:Subject>
      <saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">x</saml:NameID>
      <saml:SubjectConfirmation Method="${bearer}">
        <saml:SubjectConfirmationData ${confirmed}/>
      </saml:SubjectConfirmation>
    </saml:Subject>
    <saml:Conditions ${conditions}>
      <saml:AudienceRestriction>
        <saml:Audience>${entityId}</saml:Audience>
      </saml:AudienceRestriction>
      <saml:OneTimeUse/>
    </saml:Conditions>
    <saml:AuthnStatement AuthnInstant="2026-03-01T12:00:00.000Z" SessionIndex="pf3">
      <saml:AuthnContext>
        <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef>
      </saml:AuthnContext>
    </saml:AuthnStatement>
    <saml:AttributeStatement>
      <saml:Attribute Name="groups"/>
      <saml:Attribute Name="uid">
        <saml:AttributeValue>
          ${user}
        </saml:AttributeValue>
      </saml:Attribute>
    </saml:AttributeStatement>
  </saml:Assertion>
</samlp:Response>
`,
};

function signed(xml: string, part: "/*" | "/*/*[local-name(.)='Assertion']", prefix: string): string {
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.pem,
    signatureAlgorithm: signatureUris["rsa-sha256"],
    canonicalizationAlgorithm: exclusive,
  });
  signer.addReference({
    xpath: part,
    digestAlgorithm: digestUris.sha256,
    transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", exclusive],
  });
  signer.computeSignature(xml, {
    ...(prefix === "" ? {} : { prefix }),
    location: { reference: `${part}/*[local-name(.)='Issuer']`, action: "after" },
  });
  return signer.getSignedXml();
}

const assertionPart = "/*/*[local-name(.)='Assertion']";
const rows = Object.entries(shapes).flatMap(([name, xml]) => [
  [name, "the assertion", signed(xml, assertionPart, name === "okta" ? "ds" : "")] as const,
  [name, "both", signed(signed(xml, assertionPart, "ds"), "/*", name === "okta" ? "ds" : "")] as const,
]);

/** xml-crypto cannot sign with a PrefixList for the canonicalisation alone, as Okta and PingFederate do. */
function withPrefixList(xml: string): string {
  const list = `<ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="xs"/>`;
  const transform = `<ds:Transform Algorithm="${exclusive}"`;
  const listed = xml.replace(`${transform}/>`, `${transform}>${list}</ds:Transform>`);
  const c14n = (element: Element, prefixes: string[]) =>
    new ExclusiveCanonicalization().process(element, { inclusiveNamespacesPrefixList: prefixes });
  const find = (text: string, name: string) =>
    [...elementsBelow(parseXml(text))].find(({ localName }) => localName === name) as Element;
  const bare = find(listed.replace(/<ds:Signature [\s\S]*<\/ds:Signature>/, ""), "Assertion");
  const digest = createHash("sha256")
    .update(c14n(bare, ["xs"]))
    .digest("base64");
  const digested = listed.replace(/(<ds:DigestValue>)[^<]*/, `$1${digest}`);
  const value = sign("sha256", Buffer.from(c14n(find(digested, "SignedInfo"), [])), key.privateKey);
  return digested.replace(/(<ds:SignatureValue>)[^<]*/, `$1${value.toString("base64")}`);
}

test("the types of values are in the signature by a list of prefixes, as Okta signs", () => {
  const xml = withPrefixList(signed(shapes.okta, assertionPart, "ds"));
  expect(diagnose(unwrap(Buffer.from(xml)), "file", expectation).findings).toEqual([]);
  // The list matters: without it the digest is another one.
  const without = xml.replace(/<ec:InclusiveNamespaces[^>]*>/, "");
  expect(diagnose(unwrap(Buffer.from(without)), "file", expectation).findings).not.toEqual([]);
});

test.each(rows)("as %s writes it, %s signed: nothing is wrong", (_, __, xml) => {
  for (const file of [xml, base64(xml)])
    expect(diagnose(unwrap(Buffer.from(file)), "file", expectation).findings).toEqual([]);
});
