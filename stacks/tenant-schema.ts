import { z } from "zod";
import { tenantConfig } from "./tenant-config.ts";

/**
 * JSON Schema of a tenant's stack file, so that editors complete the YAML. Keys of other projects are left alone.
 * Checked in as stacks/tenant.schema.json; `npm run generate` writes it anew.
 */
export function tenantSchema(): object {
  const { properties = {}, required = [] } = z.toJSONSchema(tenantConfig, {
    io: "input",
    target: "draft-07",
  });
  const own = Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [`webex-sso:${key}`, schema]),
  );
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "A tenant of webex-sso: stacks/tenants/Pulumi.<tenant>.yaml",
    type: "object",
    required: ["config"],
    properties: {
      config: {
        type: "object",
        required: required.map((key) => `webex-sso:${key}`),
        properties: own,
        propertyNames: { anyOf: [{ enum: Object.keys(own) }, { not: { pattern: "^webex-sso:" } }] },
      },
    },
  };
}
