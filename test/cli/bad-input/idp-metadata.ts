import { goodIdpMetadata } from "../../fixtures/idp-metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import type { BadInput } from "./bad-input.ts";

const good = goodIdpMetadata(makeKey().base64);
const serviceProvider = "stacks/tenants/idb-meta-11111111-1111-4111-8111-111111111111-SP.xml";
const partner = `config:
  webex-sso:mode: partner
  webex-sso:metadata: idb-meta-11111111-1111-4111-8111-111111111111-SP.xml
  webex-sso:idp:
    kind: okta
`;

export const idpMetadataInputs: readonly BadInput[] = [
  {
    name: "a checklist over the file that it is made from",
    args: ["idp-metadata", "idp.xml", "--out", "other.xml", "--checklist", "idp.xml", "--force"],
    files: { "idp.xml": good },
    exit: 1,
    says: ["idp.xml is what this is made from", "Name another file"],
  },
  {
    name: "an address with a password",
    args: ["idp-metadata", "https://me:pw@idp.example.com/metadata"],
    exit: 2,
    says: ["a user name or a password in it", "Save what it shows as a file"],
  },
  {
    name: "a tenant whose name is mistyped",
    args: ["idp-metadata", "acmee"],
    exit: 2,
    says: ['"acmee" is neither a tenant', "(acme)", "nor a file nor an https address"],
  },
  {
    name: "a folder",
    args: ["idp-metadata", "stacks"],
    exit: 2,
    says: ["stacks", "it is a folder; name the file in it"],
  },
  {
    name: "an empty file",
    args: ["idp-metadata", "idp.xml"],
    files: { "idp.xml": "" },
    exit: 1,
    says: ["idp-metadata-unreadable", "idp.xml", "no element", "Download"],
  },
  {
    name: "Webex's own metadata",
    args: ["idp-metadata", serviceProvider],
    exit: 1,
    says: [
      "idp-metadata-service-provider",
      "Webex's own",
      "Give the file that the identity provider publishes",
    ],
  },
  {
    name: "a sign-in page that was saved",
    args: ["idp-metadata", "idp.xml"],
    files: { "idp.xml": '<!doctype html><html><form><input type="password"></form></html>' },
    exit: 1,
    says: ["idp-metadata-unreadable", "a sign-in page"],
  },
  {
    name: "a certificate alone",
    args: ["idp-metadata", "idp.pem"],
    files: { "idp.pem": "-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----\n" },
    exit: 1,
    says: ["a certificate or key in PEM form"],
  },
  {
    name: "a file that was cut off",
    args: ["idp-metadata", "idp.xml"],
    files: { "idp.xml": good.slice(0, -100) },
    exit: 1,
    says: ["idp-metadata-unreadable", "it ends inside"],
  },
  {
    name: "a file without a certificate",
    args: ["idp-metadata", "idp.xml", "--tenant", "acme"],
    files: { "idp.xml": good.replace('use="signing"', 'use="encryption"') },
    exit: 1,
    says: ["idp-metadata-no-certificate", "Nothing is written"],
  },
  {
    name: "an address without TLS",
    args: ["idp-metadata", "http://adfs.example.com/FederationMetadata/2007-06/FederationMetadata.xml"],
    exit: 2,
    says: ["does not begin with https://", "--allow-http"],
  },
  {
    name: "an address without TLS that is not this machine's, all the same",
    args: ["idp-metadata", "http://adfs.example.com/FederationMetadata.xml", "--allow-http"],
    exit: 1,
    says: ["http://adfs.example.com/FederationMetadata.xml", "only https is accepted"],
  },
  {
    name: "an address where nobody answers",
    args: ["idp-metadata", "https://127.0.0.1:1/metadata"],
    exit: 1,
    says: ["https://127.0.0.1:1/metadata cannot be read", "save what it shows as a file"],
  },
  {
    name: "the file of a tenant that does not exist",
    args: ["idp-metadata", "idp.xml", "--tenant", "acmee"],
    files: { "idp.xml": good },
    exit: 1,
    says: ["There is no tenant acmee"],
  },
  {
    name: "the tenant of another tenant",
    args: ["idp-metadata", "acme", "--tenant", "other"],
    exit: 2,
    says: ["acme is a tenant of its own", "./acme"],
  },
  {
    name: "a time to wait that is none",
    args: ["idp-metadata", "https://idp.example.com/metadata", "--timeout", "soon"],
    exit: 2,
    says: ["--timeout", "soon", "a number up to 600"],
  },
  {
    name: "a folder that does not exist",
    args: ["idp-metadata", "idp.xml", "--out", "nowhere/idp.xml"],
    files: { "idp.xml": good },
    exit: 1,
    says: ["nowhere/idp.xml cannot be written", "a folder that exists"],
  },
  {
    name: "another file in the way",
    args: ["idp-metadata", "idp.xml", "--out", "mine.xml"],
    files: { "idp.xml": good, "mine.xml": "mine" },
    exit: 1,
    says: ["mine.xml is there already", "--force", "--out"],
  },
  {
    name: "a checklist that is a folder",
    args: ["idp-metadata", "idp.xml", "--checklist", "stacks"],
    files: { "idp.xml": good },
    exit: 1,
    says: ["stacks is a folder. Name a file."],
  },
  {
    name: "a result that is none",
    args: ["idp-metadata", "acme", "--tested", "maybe"],
    exit: 2,
    says: ["--tested", "maybe", "passed, failed"],
  },
  {
    name: "a test of a tenant that does not exist",
    args: ["idp-metadata", "acmee", "--tested", "passed"],
    exit: 1,
    says: ["There is no tenant acmee"],
  },
  {
    name: "a test of a partner's trust",
    args: ["idp-metadata", "partner", "--tested", "passed"],
    files: { "stacks/tenants/Pulumi.partner.yaml": partner },
    exit: 1,
    says: ["partner is a partner's trust", "Cisco TAC"],
  },
  {
    name: "a note on nothing",
    args: ["idp-metadata", "acme", "--note", "it worked"],
    exit: 2,
    says: ["--note belongs to --tested"],
  },
  {
    name: "a record and a file at once",
    args: ["idp-metadata", "acme", "--tested", "passed", "--out", "idp.xml"],
    exit: 2,
    says: ["--tested", "cannot be used with", "--out"],
  },
];
