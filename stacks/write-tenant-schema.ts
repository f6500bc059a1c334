import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tenantSchema } from "./tenant-schema.ts";

const file = join(import.meta.dirname, "tenant.schema.json");
writeFileSync(file, `${JSON.stringify(tenantSchema(), undefined, 2)}\n`);
