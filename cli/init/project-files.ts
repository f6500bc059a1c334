import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OwnPackage } from "../../tools/own-package.ts";
import type { Answers } from "./answers.ts";
import { type CiHost, ciFiles } from "./ci-files.ts";

/** Everything that a project is made from. */
export interface ProjectPlan extends Answers {
  readonly own: OwnPackage;
  /** Where webex-sso comes from, as package.json says it. */
  readonly spec: string;
}

const templates = join(import.meta.dirname, "../../templates/project");

/** What the scripts of a host's pipeline import. */
const ciDependencies: Readonly<Record<CiHost, readonly string[]>> = {
  github: [],
  gitlab: ["@gitbeaker/rest"],
  none: [],
};

/** The files of a new project by their path, without I/O but for the texts that come with the tool. */
export function projectFiles({ name, ci, own, spec }: ProjectPlan): Readonly<Record<string, string>> {
  return {
    ...ciFiles(ci),
    ".gitattributes": "# What is signed must come back as it was stored.\n*.xml -text\n",
    ".gitignore": "node_modules/\n.env\n/webex-sso-report/\n/webex-sso-review/\n/.npm/\n/.webex-sso-lab/\n",
    "README.md": read("README.md", { name }),
    "index.ts": program,
    "package.json": json(packageJson({ name, ci, own, spec })),
    "policies/PulumiPolicy.yaml": policyPack,
    "policies/index.js": policyEntry,
    "policies/package.json": json({
      name: `${name}-policies`,
      version: "1.0.0",
      private: true,
      type: "module",
      main: "index.js",
    }),
    "policies/webex-sso-policy.yaml": read("webex-sso-policy.yaml", {}),
    "tenants/README.md": read("tenants.md", {}),
    // Last: only with it a folder is a project.
    "Pulumi.yaml": pulumiYaml(name),
  };
}

function read(file: string, values: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(templates, file), "utf8");
  return Object.entries(values).reduce((done, [key, value]) => done.replaceAll(`{{${key}}}`, value), text);
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function packageJson({ name, ci, own, spec }: ProjectPlan): object {
  const tested = ["@pulumi/pulumi", ...ciDependencies[ci]];
  return {
    name,
    private: true,
    type: "module",
    engines: { node: ">=24" },
    scripts: { setup: "webex-sso-setup", pulumi: "webex-sso-pulumi", "webex-sso": "webex-sso" },
    // Exact: another version of the components may plan other changes, and that is for a pull request of its own.
    dependencies: {
      ...Object.fromEntries(tested.map((dependency) => [dependency, own.devDependencies[dependency]])),
      "webex-sso": spec,
    },
    // Nothing of it needs a script at its installation, some of which would want a compiler.
    allowScripts: { "cpu-features": false, protobufjs: false, ssh2: false },
  };
}

const pulumiYaml = (name: string) => `name: ${JSON.stringify(name)}
description: Single sign-on for Cisco Webex, one stack per tenant
runtime:
  name: nodejs
  options:
    # Node 24 runs TypeScript as it is; no ts-node, no build.
    typescript: false
main: index.ts
stackConfigDir: tenants
plugins:
  providers:
    # It starts only when a tenant needs it.
    - name: adfs
      path: ./node_modules/webex-sso/dist/providers/adfs
`;

const program = `import { deployTenant } from "webex-sso/stack";

// The tenant of the stack that Pulumi is called for: its file is tenants/Pulumi.<stack>.yaml.
export default () => deployTenant();
`;

const policyPack = `description: Rules that keep single sign-on to Cisco Webex working
runtime: nodejs
main: index.js
`;

const policyEntry = `import { startPolicyPack } from "webex-sso/policies";

// With the settings of this folder: webex-sso-policy.yaml.
startPolicyPack(import.meta.dirname);
`;
