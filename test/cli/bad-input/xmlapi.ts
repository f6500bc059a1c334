import type { BadInput } from "./bad-input.ts";

const forAcme = ["--site", "acme", "--webex-id", "jane"];
const empty = '<Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0"/>';

export const xmlApiInputs: readonly BadInput[] = [
  {
    name: "a response that does not exist",
    args: ["xmlapi", "request", "nowhere.xml", ...forAcme],
    exit: 2,
    says: ["nowhere.xml", "there is no such file"],
  },
  {
    name: "a response that is a folder",
    args: ["xmlapi", "request", "stacks", ...forAcme],
    exit: 2,
    says: ["stacks", "it is a folder"],
  },
  {
    name: "an answer that does not exist",
    args: ["xmlapi", "explain", "nowhere.xml"],
    exit: 2,
    says: ["nowhere.xml cannot be read: there is no such file"],
  },
  {
    name: "a list of sites that does not exist",
    args: ["xmlapi", "form", "--from", "nowhere.csv"],
    exit: 2,
    says: ["nowhere.csv cannot be read: there is no such file"],
  },
  {
    name: "metadata for the form that do not exist",
    args: ["xmlapi", "form", "--site", "acme", "--idp-metadata", "nowhere.xml"],
    exit: 2,
    says: ["nowhere.xml cannot be read: there is no such file"],
  },
  {
    name: "no site",
    args: ["xmlapi", "request", "response.xml", "--webex-id", "jane"],
    exit: 2,
    says: ["--site"],
  },
  {
    name: "no user",
    args: ["xmlapi", "request", "response.xml", "--site", "acme"],
    exit: 2,
    says: ["--webex-id"],
  },
  {
    name: "Control Hub's broker for the site",
    args: ["xmlapi", "request", "response.xml", "--site", "https://idbroker.webex.com", "--webex-id", "jane"],
    exit: 2,
    says: ["--site", "https://idbroker.webex.com", "acme.webex.com", "Control Hub"],
  },
  {
    name: "the organisation's domain for the site",
    args: ["xmlapi", "request", "response.xml", "--site", "acme.example.com", "--webex-id", "jane"],
    exit: 2,
    says: ["acme.example.com", "It is no site of Webex Meetings"],
  },
  {
    name: "an empty user",
    args: ["xmlapi", "request", "response.xml", "--site", "acme", "--webex-id", " "],
    exit: 2,
    says: ["--webex-id", "empty"],
  },
  {
    name: "a time that is none",
    args: ["xmlapi", "request", "response.xml", ...forAcme, "--at", "now"],
    exit: 2,
    says: ["--at", "2026-03-01T12:00:00Z"],
  },
  {
    name: "a request over a file that is there",
    args: ["xmlapi", "request", "response.xml", ...forAcme, "--out", "response.xml"],
    files: { "response.xml": empty },
    exit: 2,
    says: ["response.xml is there already"],
  },
  {
    name: "standard output for the request and for JSON",
    args: ["xmlapi", "request", "response.xml", ...forAcme, "--out", "-", "--json"],
    files: { "response.xml": empty },
    exit: 2,
    says: ["--out - and --json"],
  },
  {
    name: "standard input for two files",
    args: ["xmlapi", "request", "-", ...forAcme, "--idp-metadata", "-"],
    exit: 2,
    says: ["--idp-metadata", "standard input"],
  },
  {
    name: "a response without anything in it",
    args: ["xmlapi", "request", "response.xml", ...forAcme, "--out", "request.xml"],
    files: { "response.xml": empty },
    exit: 1,
    says: ["No request was built", "xmlapi-status"],
  },
  {
    name: "the stack file for the response",
    args: ["xmlapi", "request", "stacks/tenants/Pulumi.acme.yaml", ...forAcme],
    exit: 1,
    says: ["Pulumi.acme.yaml", "No request was built"],
  },
  {
    name: "metadata of Webex for that of the identity provider",
    args: ["xmlapi", "request", "response.xml", ...forAcme, "--idp-metadata", "sp.xml"],
    files: {
      "response.xml": empty,
      "sp.xml":
        '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idbroker.webex.com/x"><SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/></EntityDescriptor>',
    },
    exit: 1,
    says: ["IDPSSODescriptor"],
  },
  {
    name: "a request for the answer",
    args: ["xmlapi", "explain", "-"],
    stdin:
      '<serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service"><header/><body/></serv:message>',
    exit: 1,
    says: ["a request", "Give the answer that came back"],
  },
  {
    name: "a page of a proxy for the answer",
    args: ["xmlapi", "explain", "answer.xml"],
    files: { "answer.xml": "<html><body>407 Proxy Authentication Required</body></html>" },
    exit: 1,
    says: ["answer.xml", "web page"],
  },
  {
    name: "an answer that is empty",
    args: ["xmlapi", "explain", "answer.xml"],
    files: { "answer.xml": "" },
    exit: 1,
    says: ["answer.xml", "There is nothing in it"],
  },
  {
    name: "a form without sites",
    args: ["xmlapi", "form"],
    exit: 2,
    says: ["--site acme.webex.com or --from sites.csv"],
  },
  {
    name: "a form of an organisation's tenant",
    args: ["xmlapi", "form", "acme", "--site", "acme"],
    exit: 1,
    says: ["acme is no partner's tenant"],
  },
  {
    name: "a list with something that is no site",
    args: ["xmlapi", "form", "--from", "sites.csv", "--out", "form.md"],
    files: { "sites.csv": "site\nacme.webex.com\nidbroker.webex.com\n" },
    exit: 1,
    says: ["sites.csv, line 3, column site", "idbroker.webex.com", "such as acme.webex.com"],
  },
  {
    name: "a list with one site of two customers",
    args: ["xmlapi", "form", "--from", "sites.csv", "--out", "form.md"],
    files: { "sites.csv": "site,customer\nacme.webex.com,One\nhttps://ACME.webex.com/,Two\n" },
    exit: 1,
    says: ["sites.csv, line 3: acme.webex.com is in line 2 already, of another customer"],
  },
  {
    name: "a form into a folder that is not there",
    args: ["xmlapi", "form", "--site", "acme", "--out", "nosuch/form.md"],
    exit: 1,
    says: ["nosuch/form.md cannot be written", "Name a file in a folder that exists"],
  },
  {
    name: "a part of the command that does not exist",
    args: ["xmlapi", "send", "request.xml"],
    exit: 2,
    says: ["unknown command 'send'"],
  },
];
