import { readFileSync } from "node:fs";
import { join } from "node:path";
import { metadataXml, signXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import type { BadInput } from "./bad-input.ts";

const examples = join(import.meta.dirname, "../../../stacks/tenants");
const own = "idb-meta-11111111-1111-4111-8111-111111111111-SP.xml";
const key = makeKey();
const elsewhere = signXml(metadataXml(webexShape(key)), key);
const stackFile = (kind: string) => readFileSync(join(examples, `Pulumi.example-${kind}.yaml`));
const named = (kind: string) => ({ [`stacks/tenants/Pulumi.${kind}.yaml`]: stackFile(kind) });

export const rotateInputs: readonly BadInput[] = [
  {
    name: "a tenant whose name is misspelt",
    args: ["rotate", "acne"],
    exit: 1,
    says: ["There is no tenant acne", "Check the name"],
  },
  {
    name: "two steps at once",
    args: ["rotate", "acme", "--confirm", "--switch"],
    exit: 2,
    says: ["one step at a time", "--confirm and --switch"],
  },
  {
    name: "a key without the step that it belongs to",
    args: ["rotate", "acme", "--key", "signing-2027"],
    exit: 2,
    says: ["--key belongs to --stage"],
  },
  {
    name: "a certificate without the step that it belongs to",
    args: ["rotate", "acme", "--certificate", "new.pem"],
    exit: 2,
    says: ["--certificate belongs to --stage"],
  },
  {
    name: "a dry run of nothing",
    args: ["rotate", "acme", "--dry-run"],
    exit: 2,
    says: ["--dry-run belongs to a step"],
  },
  {
    name: "a fingerprint of another kind",
    args: ["rotate", "acme", "--webex", "new.xml", "--metadata-certificate", "AB:CD"],
    exit: 2,
    says: ["--metadata-certificate", "64 hexadecimal digits"],
  },
  {
    name: "a device instead of a file",
    args: ["rotate", "acme", "--webex", "/dev/zero"],
    exit: 2,
    says: ["--webex", "/dev/zero cannot be read", "it is a device or a pipe"],
  },
  {
    name: "a key where the identity provider's settings name none",
    args: ["rotate", "acme", "--stage", "--key", "signing-2027"],
    exit: 2,
    says: ["--key is of no use here"],
  },
  {
    name: "no key where one must be named",
    args: ["rotate", "pingfederate", "--stage"],
    files: named("pingfederate"),
    exit: 2,
    says: ["--stage needs --key", "key pair in PingFederate", "signing-2027"],
  },
  {
    name: "a name where an identifier must be",
    args: ["rotate", "pingone", "--stage", "--key", "next", "--certificate", "new.pem"],
    files: named("pingone"),
    exit: 2,
    says: ["--key next is not", "identifier of the new key in PingOne"],
  },
  {
    name: "no certificate where nothing else shows it",
    args: ["rotate", "pingone", "--stage", "--key", "b0000000-0000-4000-8000-000000000002"],
    files: named("pingone"),
    exit: 2,
    says: ["--stage needs --certificate"],
  },
  {
    name: "a step that is not next, in a tenant that is not deployed",
    args: ["rotate", "acme", "--switch"],
    exit: 1,
    says: ["--switch is not what comes next", "No rotation is in progress"],
  },
  {
    name: "nothing to undo",
    args: ["rotate", "acme", "--undo"],
    exit: 1,
    says: ["acme is as it was", "No rotation is in progress"],
  },
  {
    name: "a tenant that is wrong already",
    args: ["rotate", "broken"],
    files: { "stacks/tenants/Pulumi.broken.yaml": "config:\n  webex-sso:mode: neither\n" },
    exit: 1,
    says: ["broken cannot be rotated before this is mended", "webex-sso:mode", "organization | partner"],
  },
  {
    name: "a rotation that somebody has edited",
    args: ["rotate", "edited"],
    files: {
      "stacks/tenants/Pulumi.edited.yaml": `${stackFile("okta").toString().replace("config:", "config:\n  webex-sso:rotation: {side: webex, stage: halfway}")}`,
    },
    exit: 1,
    says: ["webex-sso:rotation.stage", "staged | confirmed | switched"],
  },
  {
    name: "metadata of an identity provider that is Webex's",
    args: ["rotate", "acme", "--idp-metadata", `stacks/tenants/${own}`],
    exit: 1,
    says: ["--idp-metadata", "not the SAML 2.0 metadata of an identity provider"],
  },
  {
    name: "metadata of an identity provider that do not exist",
    args: ["rotate", "acme", "--idp-metadata", "nowhere.xml"],
    exit: 2,
    says: ["nowhere.xml", "no such file"],
  },
  {
    name: "Webex's file of another organisation",
    args: ["rotate", "acme", "--webex", "new.xml"],
    files: { "new.xml": elsewhere },
    exit: 1,
    says: ["new.xml is the metadata of https://idbroker.webex.com/11111111-2222", "the same organisation"],
  },
  {
    name: "Webex's file that somebody has edited",
    args: ["rotate", "acme", "--webex", "new.xml"],
    files: { "new.xml": elsewhere.replace("SPSloPOST", "SPSloPost") },
    exit: 1,
    says: ["new.xml cannot be taken", "signature is broken", "Download"],
  },
  {
    name: "a folder in the place of Webex's file",
    args: ["rotate", "acme", "--webex", "stacks"],
    exit: 2,
    says: ["stacks cannot be read", "it is a folder"],
  },
  {
    name: "Webex's file that is not there, as JSON",
    args: ["rotate", "acme", "--webex", "nowhere.xml", "--json"],
    exit: 2,
    says: [
      "nowhere.xml cannot be read: there is no such file",
      "Nothing was changed",
      '"code": "called-wrongly"',
    ],
  },
  {
    name: "a certificate that is not there",
    args: ["rotate", "acme", "--stage", "--certificate", "nowhere.pem"],
    exit: 2,
    says: ["--certificate", "nowhere.pem cannot be read: there is no such file"],
  },
  {
    name: "an empty file in the place of Webex's",
    args: ["rotate", "acme", "--webex", "new.xml"],
    files: { "new.xml": "" },
    exit: 1,
    says: ["new.xml cannot be taken", "empty"],
  },
  {
    name: "a private key in the place of its certificate",
    args: [
      "rotate",
      "pingone",
      "--stage",
      "--key",
      "b0000000-0000-4000-8000-000000000002",
      "--certificate",
      "new.pem",
    ],
    files: { ...named("pingone"), "new.pem": key.privateKey },
    exit: 1,
    says: ["new.pem holds a private key", "Give the certificate alone"],
  },
  {
    name: "a certificate that has ended",
    args: ["rotate", "acme", "--stage", "--certificate", "new.pem"],
    files: { "new.pem": makeKey({ notBefore: "2019-01-01", notAfter: "2020-01-01" }).pem },
    exit: 1,
    says: ["new.pem is a certificate that ended on 2020-01-01"],
  },
  {
    name: "a folder for --out that is a file",
    args: ["rotate", "acme", "--out", "Pulumi.yaml"],
    exit: 1,
    says: ["--out", "Pulumi.yaml", "Name another folder"],
  },
];
