import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** What is not compiled but read at run time, from the project's folder; JavaScript in here runs in a browser or is copied on. */
const assets = [
  "lab/adfs/documented.json",
  "policies/PulumiPolicy.yaml",
  "policies/package.json",
  "providers/adfs/PulumiPlugin.yaml",
  "providers/adfs/package.json",
  "providers/adfs/protocol/session.ps1",
  "report/page/page.css",
  "report/page/browser.js",
  "stacks/tenant.schema.json",
  "templates/**/*.{yml,yaml,js,md}",
  "tools/engine/module/go.mod",
  "tools/engine/module/go.sum",
];

/**
 * Compiles what the npm package holds into a folder, which appears whole or not at all.
 *
 * @param project the folder of package.json.
 * @throws Error when the compiler finds something wrong; what, it has written itself.
 */
export function buildPackage(project: string, folder: string): void {
  const beside = mkdtempSync(join(dirname(folder), `${basename(folder)}-`));
  try {
    const compiler = join(project, "node_modules/typescript/bin/tsc");
    const config = join(project, "tsconfig.package.json");
    execFileSync(process.execPath, [compiler, "-p", config, "--outDir", beside], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    for (const file of globSync("**/*.d.ts", { cwd: beside })) nameCompiled(join(beside, file));
    for (const pattern of assets) {
      const files = globSync(pattern, { cwd: project });
      if (files.length === 0) throw new Error(`There is no ${pattern}: correct the list of assets.`);
      // Over a compiled module of the same name it would be that module.
      for (const file of files)
        cpSync(join(project, file), join(beside, file), { force: false, errorOnExist: true });
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(beside, folder);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** The compiler names the compiled modules in JavaScript, but leaves declarations as they were. */
function nameCompiled(file: string): void {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replaceAll(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"'));
}
