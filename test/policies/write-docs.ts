import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { policyPages } from "./policy-pages.ts";

const folder = join(import.meta.dirname, "../../docs/policies");
mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(policyPages())) writeFileSync(join(folder, name), content);
