import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The one script that runs on the ADFS server, the same for every call of every user. */
export const sessionScript = readFileSync(join(import.meta.dirname, "session.ps1"), "utf8");
