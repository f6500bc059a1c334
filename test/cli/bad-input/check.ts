import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BadInput } from "./bad-input.ts";

const examples = join(import.meta.dirname, "../../../stacks/tenants");
const metadata = readFileSync(join(examples, "idb-meta-11111111-1111-4111-8111-111111111111-SP.xml"), "utf8");
const stackFile = (name: string) => `stacks/tenants/Pulumi.${name}.yaml`;

/** A tenant behind Okta, as a stack file; each line stands below `config:`. */
const tenant = (...lines: readonly string[]) =>
  [
    "config:",
    "  okta:orgName: other",
    "  webex-sso:mode: organization",
    "  webex-sso:metadata: idb-meta-11111111-1111-4111-8111-111111111111-SP.xml",
    "  webex-sso:groups: [00g00000000001Lab5d7]",
    "  webex-sso:idp: { kind: okta }",
    ...lines.map((line) => `  ${line}`),
    "",
  ].join("\n");

export const checkInputs: readonly BadInput[] = [
  {
    name: "a tenant whose name is mistyped",
    args: ["check", "amce"],
    exit: 1,
    says: ['There is no tenant "amce"', "Did you mean acme?", "The project has acme"],
  },
  {
    name: "a stack file in the place of a tenant",
    args: ["check", stackFile("acme")],
    exit: 1,
    says: ['There is no tenant "stacks/tenants/Pulumi.acme.yaml"', "acme"],
  },
  {
    name: "a format that does not exist",
    args: ["check", "--format", "html"],
    exit: 2,
    says: ["--format", "html", "text, json, sarif, markdown, junit"],
  },
  {
    name: "a file and a tenant at once",
    args: ["check", "acme", "--metadata", "some.xml"],
    exit: 2,
    says: ["--metadata", "leave out the tenants"],
  },
  {
    name: "metadata that does not exist",
    args: ["check", "--metadata", "nowhere.xml"],
    exit: 2,
    says: ["nowhere.xml", "there is no such file"],
  },
  {
    name: "a folder in the place of metadata",
    args: ["check", "--metadata", "stacks/tenants"],
    exit: 2,
    says: ["stacks/tenants", "it is a folder"],
  },
  {
    name: "an empty metadata file",
    args: ["check", "--metadata", "empty.xml"],
    files: { "empty.xml": "" },
    exit: 1,
    says: ["metadata-empty", "empty.xml", "Download"],
  },
  {
    name: "Webex's metadata for the identity provider's",
    args: ["check", "--idp-metadata", "idb-meta.xml"],
    files: { "idb-meta.xml": metadata },
    exit: 1,
    says: ["idp-metadata-service-provider", "idb-meta.xml", "identity provider publishes"],
  },
  {
    name: "metadata that was edited",
    args: ["check", "--metadata", "edited.xml"],
    files: { "edited.xml": metadata.replace("</EntityDescriptor>", "<!-- mine --> </EntityDescriptor>") },
    exit: 1,
    says: ["metadata-signature-broken", "edited.xml", "changed after Webex signed it"],
  },
  {
    name: "a stack file that is no YAML",
    args: ["check"],
    files: { [stackFile("broken")]: "config: [\n" },
    exit: 1,
    says: ["tenant-unreadable", "Pulumi.broken.yaml", "it is no YAML", "2 tenants checked"],
  },
  {
    name: "a word of a key that is mistyped",
    args: ["check"],
    files: { [stackFile("other")]: tenant().replace("mode: organization", "mode: organisation") },
    exit: 1,
    says: ["tenant-key-invalid", "webex-sso:mode", "organisation", "organization | partner"],
  },
  {
    name: "a metadata file that the stack file names and that is not there",
    args: ["check"],
    files: { [stackFile("other")]: tenant().replace("-SP.xml", ".xml") },
    exit: 1,
    says: ["tenant-metadata-missing", "webex-sso:metadata", "does not exist"],
  },
  {
    name: "a domain with an address in front",
    args: ["check"],
    files: {
      [stackFile("other")]: tenant(
        "webex-sso:tenantGroup: acme",
        "webex-sso:routing: { domains: [someone@example.com] }",
      ),
    },
    exit: 1,
    says: ["webex-sso:routing.domains[0]", "someone@example.com", "an email domain, such as example.com"],
  },
  {
    name: "one organisation twice at one identity provider",
    args: ["check", "acme"],
    files: { [stackFile("other")]: tenant().replace("orgName: other", "orgName: example") },
    exit: 1,
    says: ["organization-twice", "acme, other", "okta (example.okta.com)", "Keep one of them"],
  },
  {
    name: "one domain at two identity providers",
    args: ["check", "one", "two"],
    files: {
      [stackFile("one")]: tenant(
        "webex-sso:tenantGroup: acme",
        "webex-sso:routing: { domains: [example.com], default: true }",
      ),
      [stackFile("two")]: tenant(
        "webex-sso:tenantGroup: acme",
        "webex-sso:routing: { domains: [Example.COM] }",
      ).replace("orgName: other", "orgName: third"),
    },
    exit: 1,
    says: ["routing-domain-several", "The domain example.com goes to one, two"],
  },
  {
    name: "a list of domains that does not exist",
    args: ["check", "--domains", "nowhere.txt"],
    exit: 2,
    says: ["nowhere.txt cannot be read: there is no such file"],
  },
  {
    name: "a list of domains that is none",
    args: ["check", "--domains", "domains.txt"],
    files: { "domains.txt": "example.com\nsomeone@example.com\n*.example.org\n" },
    exit: 2,
    says: [
      "domains.txt",
      '"someone@example.com" in line 2',
      '"*.example.org" in line 3',
      "one domain a line",
    ],
  },
  {
    name: "a list of domains without a group of tenants",
    args: ["check", "--domains", "domains.txt"],
    files: { "domains.txt": "example.com\n" },
    exit: 2,
    says: ["--domains", "webex-sso:tenantGroup", "have none"],
  },
  {
    name: "settings of the policy pack with a slip of the pen",
    args: ["check"],
    files: {
      "policies/PulumiPolicy.yaml": "runtime: nodejs\n",
      "policies/webex-sso-policy.yaml": "presett: strict\n",
    },
    exit: 1,
    says: ["webex-sso-policy.yaml", "presett", "docs/policies.md"],
  },
  {
    name: "metadata that is a device without an end",
    args: ["check", "--metadata", "/dev/zero"],
    exit: 2,
    says: ["/dev/zero has 256 MB or more"],
  },
  {
    name: "a folder that is no policy pack",
    args: ["check", "--policy-pack", "stacks"],
    exit: 2,
    says: ["--policy-pack stacks is no policy pack", "PulumiPolicy.yaml"],
  },
  {
    name: "a policy pack that is not there",
    args: ["check", "--policy-pack", "polices"],
    exit: 2,
    says: ["--policy-pack polices does not exist"],
  },
  {
    name: "a project whose stack files are elsewhere",
    args: ["check"],
    files: { "Pulumi.yaml": "name: webex-sso\nruntime: nodejs\nstackConfigDir: tenants\n" },
    exit: 1,
    says: ["The folder of the stack files", "tenants", "stackConfigDir in Pulumi.yaml"],
  },
];
