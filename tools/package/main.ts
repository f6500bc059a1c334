import { join } from "node:path";
import { buildPackage } from "./build-package.ts";

/** What `npm pack` and `npm publish` run first. */
const project = join(import.meta.dirname, "../..");
buildPackage(project, join(project, "dist"));
