import type { BadInput } from "./bad-input.ts";

const stackFile = (config: string) => ({ "stacks/tenants/Pulumi.other.yaml": config });

/** What is done wrong with `doctor`. */
export const doctorInputs: readonly BadInput[] = [
  { name: "no tenant", args: ["doctor"], exit: 2, says: ["missing required argument 'tenant'"] },
  { name: "two tenants", args: ["doctor", "acme", "other"], exit: 2, says: ["too many arguments"] },
  {
    name: "a tenant with a typo",
    args: ["doctor", "amce"],
    exit: 1,
    says: ["There is no tenant amce", "Check the name"],
  },
  {
    name: "the stack file instead of the tenant",
    args: ["doctor", "stacks/tenants/Pulumi.acme.yaml"],
    exit: 1,
    says: ["There is no tenant stacks/tenants/Pulumi.acme.yaml"],
  },
  {
    name: "--yes, as if it changed something",
    args: ["doctor", "acme", "--yes"],
    exit: 2,
    says: ["unknown option '--yes'"],
  },
  {
    name: "--idp-metadata without a file",
    args: ["doctor", "acme", "--idp-metadata"],
    exit: 2,
    says: ["argument missing"],
  },
  {
    name: "a metadata file that is not there",
    args: ["doctor", "acme", "--idp-metadata", "nosuch.xml"],
    exit: 2,
    says: ["--idp-metadata nosuch.xml cannot be read: there is no such file", "imported in Control Hub"],
  },
  {
    name: "a folder as the metadata file",
    args: ["doctor", "acme", "--idp-metadata", "stacks"],
    exit: 2,
    says: ["--idp-metadata stacks cannot be read: it is a folder"],
  },
  {
    name: "a stack file that is no YAML",
    args: ["doctor", "other"],
    files: stackFile("config: [\n"),
    exit: 1,
    says: ["Pulumi.other.yaml cannot be read", "it is no YAML"],
  },
  {
    name: "a stack file that is a list, as JSON",
    args: ["doctor", "other", "--json"],
    files: stackFile("- config\n"),
    exit: 1,
    says: ["it is no mapping of keys to values", '"code": "tenant-unreadable"'],
  },
  {
    name: "a folder in the stack file's place",
    args: ["doctor", "other"],
    files: { "stacks/tenants/Pulumi.other.yaml/keep": "" },
    exit: 1,
    says: ["Pulumi.other.yaml cannot be read: it is a folder"],
  },
  {
    name: "an empty stack file",
    args: ["doctor", "other"],
    files: stackFile(""),
    exit: 1,
    says: ["✗ stack file", "webex-sso:mode", "Mend stacks/tenants/Pulumi.other.yaml"],
  },
  {
    name: "an identity provider that does not exist",
    args: ["doctor", "other"],
    files: stackFile("config:\n  webex-sso:idp: {kind: otka}\n"),
    exit: 1,
    says: [
      "could not be asked: webex-sso:idp has no kind that is known (adfs, entra, okta, pingfederate, pingone)",
    ],
  },
];
