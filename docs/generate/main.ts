import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedFiles } from "./files.ts";

/** `npm run generate`: writes every file that is made out of the code. */
const project = join(import.meta.dirname, "../..");
for (const [path, content] of Object.entries(generatedFiles)) writeFileSync(join(project, path), content());
