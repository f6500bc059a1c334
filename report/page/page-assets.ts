import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PageAssets } from "./page.ts";

/** Style and script as they stand beside this file. */
export function pageAssets(): PageAssets {
  const read = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");
  return { style: read("page.css"), script: read("browser.js") };
}
