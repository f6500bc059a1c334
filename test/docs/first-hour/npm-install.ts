import { installTool } from "../../support/packed-tool.ts";

/** `npm install` of a project whose only dependency is the packed tool. */
const [tarball = "", project = ""] = process.argv.slice(2);
installTool(tarball, project);
