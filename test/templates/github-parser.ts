import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type * as WorkflowParser from "@actions/workflow-parser";
import { build } from "esbuild";

/** GitHub's own parser of workflows. It imports its schema as bundlers take it, and Node does not: so it is bundled. */
export async function gitHubParser(): Promise<typeof WorkflowParser> {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-workflow-parser-"));
  const outfile = join(folder, "parser.mjs");
  try {
    await build({
      entryPoints: [fileURLToPath(import.meta.resolve("@actions/workflow-parser"))],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      // Parts of it are CommonJS, and ask for Node's own modules so.
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
