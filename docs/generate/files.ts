import { tenantSchema } from "../../stacks/tenant-schema.ts";
import { policyPages } from "../../test/policies/policy-pages.ts";
import { capabilitiesPage } from "../../vendors/capabilities-page.ts";
import { vendors } from "../../vendors/index.ts";

/** Every file that is made out of the code and checked in: its path in the project, and what it has to hold. */
export const generatedFiles: Readonly<Record<string, () => string>> = {
  "docs/capabilities.md": () => capabilitiesPage(vendors),
  ...policyPages(),
  "stacks/tenant.schema.json": () => `${JSON.stringify(tenantSchema(), undefined, 2)}\n`,
};
