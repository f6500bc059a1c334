import type { BadInput } from "./bad-input.ts";

export const labInputs: readonly BadInput[] = [
  {
    name: "run without a tenant",
    args: ["lab", "run"],
    exit: 2,
    says: ["missing required argument 'tenant'"],
  },
  {
    name: "run without a command",
    args: ["lab", "run", "acme"],
    exit: 2,
    says: ["missing required argument 'command'"],
  },
  {
    name: "run with the command in the place of the tenant",
    args: ["lab", "run", "pulumi", "up"],
    exit: 1,
    says: ["There is no tenant pulumi", "Pulumi.pulumi.yaml does not exist"],
  },
  {
    name: "run with options of the command, and no -- before it",
    args: ["lab", "run", "acme", "pulumi", "up", "--yes"],
    exit: 2,
    says: ["unknown option '--yes'", "Put -- before the command"],
  },
  {
    name: "run with the state in a file",
    args: ["lab", "run", "--state", "Pulumi.yaml", "acme", "--", "pulumi", "up"],
    exit: 1,
    says: ["The lab's state cannot be kept in", "Pulumi.yaml", "--state"],
  },
  {
    name: "a recording in a folder that is not there",
    args: ["test-login", "acme", "--har", "nowhere/sign-in.har"],
    exit: 1,
    says: ["The recording cannot be written to", "nowhere/sign-in.har", "a folder that exists"],
  },
  {
    name: "a recording in the place of a folder",
    args: ["test-login", "acme", "--har", "stacks"],
    exit: 1,
    says: ["The recording cannot be written to", "stacks: it is a folder"],
  },
  {
    name: "a recording of the real identity provider",
    args: ["test-login", "acme", "--real", "--har", "sign-in.har"],
    exit: 2,
    says: ["'--real' cannot be used with option '--har <file>'"],
  },
];
