import type { BadInput } from "./bad-input.ts";

const stackFile = (config: string) => ({ "stacks/tenants/Pulumi.other.yaml": config });

/** What is done wrong with `adopt`. */
export const adoptInputs: readonly BadInput[] = [
  { name: "no tenant", args: ["adopt"], exit: 2, says: ["missing required argument 'tenant'"] },
  {
    name: "two tenants",
    args: ["adopt", "acme", "other"],
    exit: 2,
    says: ["too many arguments"],
  },
  {
    name: "a tenant with a typo",
    args: ["adopt", "amce"],
    exit: 1,
    says: ["There is no tenant amce", "Check the name"],
  },
  {
    name: "the stack file instead of the tenant",
    args: ["adopt", "stacks/tenants/Pulumi.acme.yaml"],
    exit: 1,
    says: ["There is no tenant stacks/tenants/Pulumi.acme.yaml"],
  },
  {
    name: "--id without an identifier",
    args: ["adopt", "acme", "--id"],
    exit: 2,
    says: ["argument missing"],
  },
  {
    name: "an empty identifier",
    args: ["adopt", "acme", "--id", ""],
    exit: 1,
    says: ['"" is no identifier of Okta', "begins with 0oa"],
  },
  {
    name: "Webex's entity ID as Okta's identifier",
    args: ["adopt", "acme", "--id", "https://idbroker.webex.com/11111111-1111-4111-8111-111111111111"],
    exit: 1,
    says: ["is no identifier of Okta", "admin console"],
  },
  {
    name: "a group's identifier",
    args: ["adopt", "acme", "--id", "00g1a2b3c4d5e6f7g8h9"],
    exit: 1,
    says: ["00g1a2b3c4d5e6f7g8h9", "an application's identifier, which begins with 0oa"],
  },
  {
    name: "a part without an identifier",
    args: ["adopt", "acme", "--part", "claimsMappingPolicy"],
    exit: 2,
    says: ["--part", "A part is its name and its identifier"],
  },
  {
    name: "a part with nothing behind its sign",
    args: ["adopt", "acme", "--part", "claimsMappingPolicy="],
    exit: 2,
    says: ["as in claimsMappingPolicy=<id>"],
  },
  {
    name: "a part of an identity provider that has none",
    args: ["adopt", "acme", "--part", "certificates=1"],
    exit: 1,
    says: ["--part certificates=1: Okta has no parts", "Leave --part out"],
  },
  {
    name: "changes confirmed, and the adoption not",
    args: ["adopt", "acme", "--with-changes"],
    exit: 2,
    says: ["--with-changes", "--yes", "give both"],
  },
  {
    name: "a stack file that is no YAML",
    args: ["adopt", "other"],
    files: stackFile("config: [\n"),
    exit: 1,
    says: ["Pulumi.other.yaml cannot be read", "it is no YAML"],
  },
  {
    name: "a stack file of another project",
    args: ["adopt", "other"],
    files: stackFile("config:\n  aws:region: eu-central-1\n"),
    exit: 1,
    says: ["other cannot be adopted into", "webex-sso:metadata", "webex-sso:idp"],
  },
  {
    name: "metadata that is not there, as JSON",
    args: ["adopt", "other", "--json"],
    files: stackFile(
      "config:\n  webex-sso:mode: organization\n  webex-sso:metadata: nosuch.xml\n  webex-sso:idp: {kind: okta}\n",
    ),
    exit: 1,
    says: ["nosuch.xml", '"code": "tenant-invalid"'],
  },
];
