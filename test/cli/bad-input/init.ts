import type { BadInput } from "./bad-input.ts";

export const initInputs: readonly BadInput[] = [
  {
    name: "the folder of another project",
    args: ["init"],
    exit: 1,
    says: ["Nothing was written", "In the way: Pulumi.yaml stacks", "Name a folder that is empty"],
  },
  {
    name: "a folder with something else in it",
    args: ["init", "infrastructure"],
    files: { "infrastructure/main.tf": "", "infrastructure/package.json": "{}" },
    exit: 1,
    says: ["infrastructure has what a new project would overwrite", "main.tf package.json"],
  },
  {
    name: "a folder that is a file",
    args: ["init", "notes.txt"],
    files: { "notes.txt": "" },
    exit: 1,
    says: ["notes.txt is a file, and a project is a folder", "webex-sso init <dir>"],
  },
  {
    name: "a folder below a file",
    args: ["init", "notes.txt/acme"],
    files: { "notes.txt": "" },
    exit: 1,
    says: ["cannot be written to", "notes.txt/acme", "Name a folder that you may write to"],
  },
  {
    name: "a file in the place of the policies",
    args: ["init", "sso"],
    files: { "sso/policies": "", "sso/.git/HEAD": "ref: refs/heads/main\n" },
    exit: 1,
    says: ["In the way: policies Name"],
  },
  {
    name: "a name with a space",
    args: ["init", "sso", "--name", "Acme SSO"],
    exit: 2,
    says: ["--name", "Acme SSO", "small letter", "acme-sso"],
  },
  {
    name: "the name of the package itself",
    args: ["init", "sso", "--name", "webex-sso"],
    exit: 2,
    says: ["--name", "webex-sso is taken", "acme-sso"],
  },
  {
    name: "a folder that gives no name",
    args: ["init", "組織"],
    exit: 2,
    says: ["組織 gives no name", "--name"],
  },
  {
    name: "a pipeline that there is no workflow for",
    args: ["init", "sso", "--ci", "jenkins"],
    exit: 2,
    says: ["--ci", "jenkins", "github, gitlab, none"],
  },
  {
    name: "a range of versions",
    args: ["init", "sso", "--package", "^0.1.0"],
    exit: 2,
    says: ["--package", "^0.1.0", "no exact version such as 0.1.0"],
  },
  {
    name: "a tarball that is not there",
    args: ["init", "sso", "--package", "webex-sso-9.9.9.tgz"],
    exit: 2,
    says: ["--package", "webex-sso-9.9.9.tgz", "there is no such file", "npm pack"],
  },
  {
    name: "a package that is a picture",
    args: ["init", "sso", "--package", "logo.png"],
    files: { "logo.png": Uint8Array.of(0x89, 0x50, 0x4e, 0x47) },
    exit: 2,
    says: ["--package", "logo.png", "it is no tarball (.tgz)"],
  },
  {
    name: "a package that is a folder without package.json",
    args: ["init", "sso", "--package", "stacks"],
    exit: 2,
    says: ["--package", "stacks", "a folder without package.json"],
  },
  {
    name: "two folders",
    args: ["init", "sso", "other"],
    exit: 2,
    says: ["too many arguments"],
  },
  {
    name: "an option of other tools",
    args: ["init", "sso", "--force"],
    exit: 2,
    says: ["unknown option '--force'"],
  },
];
