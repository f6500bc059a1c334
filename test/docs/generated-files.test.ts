import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generatedFiles } from "../../docs/generate/files.ts";

const project = join(import.meta.dirname, "../..");

test.each(Object.entries(generatedFiles))("%s is what the code makes (npm run generate)", (path, content) => {
  expect(readFileSync(join(project, path), "utf8")).toBe(content());
});
