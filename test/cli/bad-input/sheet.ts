import { goodIdpMetadata } from "../../fixtures/idp-metadata.ts";
import { metadataXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import type { BadInput } from "./bad-input.ts";

const key = makeKey();
const serviceProvider = "stacks/tenants/idb-meta-11111111-1111-4111-8111-111111111111-SP.xml";

export const sheetInputs: readonly BadInput[] = [
  {
    name: "a sheet over the file that it is made from",
    args: ["sheet", serviceProvider, "--mode", "organization", "--out", serviceProvider, "--force"],
    exit: 1,
    says: [`${serviceProvider} is what this is made from`, "Name another file"],
  },
  {
    name: "of nothing",
    args: ["sheet"],
    exit: 2,
    says: ["a tenant, a metadata file with --mode, or --site"],
  },
  {
    name: "a tenant whose name is mistyped",
    args: ["sheet", "acmee"],
    exit: 2,
    says: ['"acmee" is neither a tenant', "(acme)", "nor a file"],
  },
  {
    name: "a file without saying whose claim",
    args: ["sheet", serviceProvider],
    exit: 2,
    says: ["--mode organization", "uid", "--mode partner", "mail"],
  },
  {
    name: "a tenant with a mode",
    args: ["sheet", "acme", "--mode", "partner"],
    exit: 2,
    says: ["acme is a tenant", "its stack file", "./acme"],
  },
  {
    name: "a mode that is none",
    args: ["sheet", serviceProvider, "--mode", "org"],
    exit: 2,
    says: ["--mode", "org", "organization, partner"],
  },
  {
    name: "the identity provider's metadata",
    args: ["sheet", "idp.xml", "--mode", "organization"],
    files: { "idp.xml": goodIdpMetadata(key.base64) },
    exit: 1,
    says: ["metadata-identity-provider", "that file goes into Control Hub"],
  },
  {
    name: "metadata that nobody signed",
    args: ["sheet", "sp.xml", "--mode", "organization"],
    files: { "sp.xml": metadataXml(webexShape(key)) },
    exit: 1,
    says: ["There is no sheet of sp.xml", "metadata-unsigned"],
  },
  {
    name: "an empty file",
    args: ["sheet", "sp.xml", "--mode", "partner"],
    files: { "sp.xml": "" },
    exit: 1,
    says: ["metadata-empty", "sp.xml"],
  },
  {
    name: "a folder",
    args: ["sheet", "stacks", "--mode", "partner"],
    exit: 2,
    says: ["stacks", "it is a folder"],
  },
  {
    name: "a tenant that is wrong",
    args: ["sheet", "wrong"],
    files: { "stacks/tenants/Pulumi.wrong.yaml": "config:\n  webex-sso:mode: both\n" },
    exit: 1,
    says: ["There is no sheet of wrong", "webex-sso:mode", "webex-sso:metadata"],
  },
  {
    name: "a site that is somebody else's",
    args: ["sheet", "--site", "https://meet.example.com"],
    exit: 2,
    says: ["https://meet.example.com", "is no Webex Meetings site", "https://acme.webex.com"],
  },
  {
    name: "a site and a tenant",
    args: ["sheet", "acme", "--site", "acme.webex.com"],
    exit: 2,
    says: ["--site needs no acme beside it"],
  },
  {
    name: "a site with a mode",
    args: ["sheet", "--site", "acme", "--mode", "partner"],
    exit: 2,
    says: ["--site", "cannot be used with", "--mode"],
  },
  {
    name: "an SP ID without a site",
    args: ["sheet", "acme", "--sp-id", "urn:acme"],
    exit: 2,
    says: ["--sp-id belongs to --site"],
  },
  {
    name: "a format that is none",
    args: ["sheet", "acme", "--format", "pdf"],
    exit: 2,
    says: ["--format", "pdf", "markdown, html, json"],
  },
  {
    name: "a folder to write to",
    args: ["sheet", "acme", "--out", "stacks"],
    exit: 1,
    says: ["stacks is a folder. Name a file."],
  },
  {
    name: "another file in the way",
    args: ["sheet", "acme", "--out", "Pulumi.yaml"],
    exit: 1,
    says: ["Pulumi.yaml is there already", "--force"],
  },
];
