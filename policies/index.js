import { enableCompileCache } from "node:module";
import { join } from "node:path";

// A pack's entry is loaded by require(), through ts-node, which refuses TypeScript modules: Node itself loads the rest,
// and strips its types once and not at every run.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/webex-sso"));
import("./pack.ts");
