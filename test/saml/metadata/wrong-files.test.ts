import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { metadataXml, webexShape } from "../../fixtures/metadata.ts";
import { complaints, downloadAgain, key, read, signedMetadata } from "../../fixtures/metadata-read.ts";

const good = signedMetadata();
const idp = (more = "") =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://adfs.example.com/adfs/services/trust">${more}<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/></EntityDescriptor>`;
const hosts =
  "idbroker.webex.com, idbroker-b-us.webex.com, idbroker-secondary.webex.com, idbroker-eu.webex.com, idbroker-ca.webex.com, idbroker-sg.webex.com, idbroker-in.webex.com, idbroker-ae.webex.com, idbroker-au.webex.com, idbroker-f.webex.com, idbrokerbts.webex.com, idbrokerbts-eu.webex.com";
const other = (entityId: string) => metadataXml(webexShape(key, { entityId }));
const otherMessage = (entityId: string) =>
  `It is the metadata of another service provider: its entityID is “${entityId}”. Accepted are entity IDs that begin with https:// and one of ${hosts}.`;

/** What was given for the metadata, the file, and the one finding about it. */
const files: [string, string | Uint8Array, string, string][] = [
  ["an empty file", "", "metadata-empty", "The file is empty."],
  ["nothing but blank lines", " \n\r\n\t", "metadata-empty", "The file is empty."],
  ["nothing but a byte order mark", "\ufeff", "metadata-empty", "The file is empty."],
  [
    "a saved sign-in page",
    '<!DOCTYPE html>\n<html><head><title>Sign in to Webex</title></head><body><input type="password"></body></html>',
    "metadata-html",
    "It is a web page, probably a sign-in page that was saved instead of the file.",
  ],
  [
    "a saved sign-in page in Latin-1",
    Buffer.from("<html><body>Bitte anmelden f\u00fcr Login</body></html>", "latin1"),
    "metadata-html",
    "It is a web page, probably a sign-in page that was saved instead of the file.",
  ],
  [
    "Okta's set-up instructions",
    "<!doctype html><html><h1>How to Configure SAML 2.0 for Cisco Webex</h1>Sign in to Okta</html>",
    "metadata-html",
    "It is a web page, probably the identity provider's set-up instructions saved from the browser.",
  ],
  [
    "XHTML with a comment in front",
    '<?xml version="1.0"?><!-- saved from url --><html xmlns="http://www.w3.org/1999/xhtml"><p>502</p></html>',
    "metadata-html",
    "It is a web page (HTML) and not XML metadata.",
  ],
  ["a PDF", "%PDF-1.7\n", "metadata-not-xml", "It is a PDF document and not XML metadata."],
  ["a ZIP archive", "PK\u0003\u0004abc", "metadata-not-xml", "It is a ZIP archive and not XML metadata."],
  ["a gzip archive", gzipSync(good), "metadata-not-xml", "It is a gzip archive and not XML metadata."],
  ["an RTF document", "{\\rtf1\\ansi", "metadata-not-xml", "It is an RTF document and not XML metadata."],
  ["JSON", '\n {"issuer": "x"}', "metadata-not-xml", "It is JSON and not XML metadata."],
  [
    "a certificate",
    "-----BEGIN CERTIFICATE-----\nMIIC",
    "metadata-not-xml",
    "It is a certificate or key in PEM form and not XML metadata.",
  ],
  [
    "an unresolved merge",
    `<<<<<<< HEAD\n${good}`,
    "metadata-not-xml",
    "It is a file with an unresolved merge conflict and not XML metadata.",
  ],
  [
    "a Git LFS pointer",
    "version https://git-lfs.github.com/spec/v1\noid sha256:0",
    "metadata-not-xml",
    "It is a Git LFS pointer and not the file that it stands for.",
  ],
  [
    "an address",
    "https://idbroker.webex.com/idb/saml2/jsp/exportmetadata.jsp\n",
    "metadata-not-xml",
    "It is an address and not the file that is found there.",
  ],
  [
    "prose",
    'Hello, here is "the file"',
    "metadata-not-xml",
    'It begins with "Hello, here is \\"the file\\"" and is not XML metadata.',
  ],
  [
    "the identity provider's metadata",
    idp(),
    "metadata-identity-provider",
    "It is the metadata of an identity provider (entityID “https://adfs.example.com/adfs/services/trust”) and not Webex's: that file goes into Control Hub, this one comes from there.",
  ],
  [
    "ADFS's metadata, which has both roles",
    idp('<SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/>'),
    "metadata-identity-provider",
    "It is the metadata of an identity provider (entityID “https://adfs.example.com/adfs/services/trust”) and not Webex's: that file goes into Control Hub, this one comes from there.",
  ],
  [
    "an entity without a role",
    '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:x"/>',
    "metadata-no-service-provider",
    "It describes “urn:x”, but not as a service provider: it has no SPSSODescriptor.",
  ],
  [
    "WS-Federation metadata",
    '<Federation xmlns="http://docs.oasis-open.org/wsfed/federation/200706"/>',
    "metadata-other-xml",
    "It is XML of another kind: its root is <Federation> of http://docs.oasis-open.org/wsfed/federation/200706; accepted is <EntityDescriptor> of urn:oasis:names:tc:SAML:2.0:metadata.",
  ],
  [
    "an EntityDescriptor of no namespace",
    '<EntityDescriptor entityID="https://idbroker.webex.com/x"/>',
    "metadata-other-xml",
    "It is XML of another kind: its root is <EntityDescriptor>; accepted is <EntityDescriptor> of urn:oasis:names:tc:SAML:2.0:metadata.",
  ],
  [
    "a federation's metadata around Webex's",
    `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${good}</EntitiesDescriptor>`,
    "metadata-several-entities",
    "It is a collection of several entities (EntitiesDescriptor); accepted is one EntityDescriptor.",
  ],
  [
    "two service provider roles",
    good.replace(/( *<SPSSODescriptor[\s\S]*<\/SPSSODescriptor>)/, "$1$1"),
    "metadata-several-roles",
    "It has 2 SPSSODescriptor elements; which of them counts cannot be told.",
  ],
  ...[
    "https://login.example.com/saml/metadata",
    "http://idbroker.webex.com/11111111",
    "https://idbroker.webex.com.example.com/11111111",
    "",
  ].map((entityId): [string, string, string, string] => [
    `another service provider's metadata (“${entityId}”)`,
    other(entityId),
    "metadata-other-service-provider",
    otherMessage(entityId),
  ]),
  [
    "a file cut off between two elements",
    good.slice(0, good.indexOf("<SingleLogoutService")),
    "metadata-cut-off",
    `Line ${good.slice(0, good.indexOf("<SingleLogoutService")).split("\n").length}: it ends inside <EntityDescriptor><SPSSODescriptor>.`,
  ],
  [
    "a file cut off inside a tag",
    good.slice(0, good.indexOf("Location=")),
    "metadata-cut-off",
    `Line ${good.slice(0, good.indexOf("Location=")).split("\n").length}: it ends inside a tag.`,
  ],
  [
    "two files in one",
    good + good,
    "metadata-malformed",
    `Line ${good.split("\n").length}: there is a second root element.`,
  ],
  [
    "something pasted behind the end",
    `${good}-- \nRegards`,
    "metadata-malformed",
    `Line ${good.split("\n").length}: there is text after the root element.`,
  ],
  [
    "a blank line before the declaration",
    `\n<?xml version="1.0"?>${good}`,
    "metadata-malformed",
    "Line 2: <?xml …?> is allowed only as the very first thing in the file, with version 1.0.",
  ],
  [
    "a file with a document type",
    `<!DOCTYPE EntityDescriptor>${good}`,
    "metadata-doctype",
    "Line 1: there is a document type declaration (<!DOCTYPE …>).",
  ],
  [
    "a file that is nested too deep",
    "<a>".repeat(65) + "</a>".repeat(65),
    "metadata-too-complex",
    "Line 1: there are more than 64 levels of elements.",
  ],
  [
    "a file of another size",
    good.padEnd(1_048_577),
    "metadata-too-large",
    "It has 1048577 bytes; metadata has at most 1048576.",
  ],
  [
    "text of UTF-16 that says UTF-8, as Windows PowerShell writes it",
    Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-8"?>${good}`, "utf16le"),
    "metadata-encoding",
    'Its first line says encoding="UTF-8", but its bytes are UTF-16LE.',
  ],
];

describe("readServiceProvider says with one finding what a wrong file is", () => {
  it.each(files)("%s", (_name, file, code, message) => {
    expect(complaints(file)).toEqual([[code, message, downloadAgain]]);
    expect(read(file).serviceProvider).toBeUndefined();
  });
});
