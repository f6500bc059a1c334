import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tenantConfig } from "../../stacks/tenant-config.ts";
import { tenantSchema } from "../../stacks/tenant-schema.ts";

const root = join(import.meta.dirname, "../..");

test("the schema that editors use is the one that the program checks by (npm run schema)", () => {
  const checkedIn = JSON.parse(readFileSync(join(root, "stacks/tenant.schema.json"), "utf8"));
  expect(checkedIn).toEqual(JSON.parse(JSON.stringify(tenantSchema())));
});

test("docs/tenant.md has a row for every key", () => {
  const page = readFileSync(join(root, "docs/tenant.md"), "utf8");
  for (const key of Object.keys(tenantConfig.shape)) expect(page).toContain(`\`webex-sso:${key}\``);
});
