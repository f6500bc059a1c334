import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parse, stringify } from "yaml";

/** The configuration of a stack file: keys with their project, values as YAML has them. */
export type StackConfig = Record<string, unknown>;

/** A project of its own in a temporary folder, as a user's is laid out. */
export interface Project {
  readonly folder: string;
  readonly backend: string;
  /** Writes the stack file of a tenant; its salt and its secrets stay. */
  writeTenant(tenant: string, config: StackConfig): void;
  /** Puts back the stack file as it was before the last writeTenant. */
  restoreTenant(tenant: string): void;
  /** Reads the stack file of a tenant. */
  readTenant(tenant: string): { config?: StackConfig; encryptionsalt?: string };
  /** Writes a file beside the stack files. */
  writeFile(name: string, content: string | Uint8Array): void;
  remove(): void;
}

/** Makes a project that runs a program of this repository; whoever makes it removes it. */
export function makeProject(program = "stacks/index.ts"): Project {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-test-"));
  const tenants = join(folder, "stacks/tenants");
  mkdirSync(tenants, { recursive: true });
  mkdirSync(join(folder, "state"));
  const main = relative(folder, join(import.meta.dirname, "../..", program));
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    stringify({
      name: "webex-sso",
      runtime: { name: "nodejs", options: { typescript: false } },
      main,
      stackConfigDir: "stacks/tenants",
    }),
  );
  const file = (tenant: string) => join(tenants, `Pulumi.${tenant}.yaml`);
  const readTenant: Project["readTenant"] = (tenant) => {
    try {
      return parse(readFileSync(file(tenant), "utf8")) ?? {};
    } catch {
      return {};
    }
  };
  return {
    folder,
    backend: `file://${join(folder, "state")}`,
    readTenant,
    restoreTenant: (tenant) => copyFileSync(`${file(tenant)}.before`, file(tenant)),
    writeTenant(tenant, config) {
      if (existsSync(file(tenant))) copyFileSync(file(tenant), `${file(tenant)}.before`);
      const { config: old = {}, ...rest } = readTenant(tenant);
      const secrets = Object.entries(old).filter(
        ([key, value]) =>
          !(key in config) && typeof value === "object" && value !== null && "secure" in value,
      );
      writeFileSync(
        file(tenant),
        stringify({ ...rest, config: { ...config, ...Object.fromEntries(secrets) } }),
      );
    },
    writeFile: (name, content) => writeFileSync(join(tenants, name), content),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
