import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tenantConfig } from "../../stacks/tenant-config.ts";

const root = join(import.meta.dirname, "../..");

test("docs/tenant.md has a row for every key", () => {
  const page = readFileSync(join(root, "docs/tenant.md"), "utf8");
  for (const key of Object.keys(tenantConfig.shape)) expect(page).toContain(`\`webex-sso:${key}\``);
});
