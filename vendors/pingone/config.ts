import { z } from "zod";

/** PingOne's part of a tenant. */
export const pingOneConfig = z.strictObject({
  kind: z.literal("pingone"),
  environmentId: z.uuid().describe("The PingOne environment in which the users are."),
  label: z.string().min(1).max(256).default("Cisco Webex").describe("The application's name in PingOne."),
  signingKey: z.uuid().describe("Identifier of the key that signs."),
  nameId: z
    .string()
    .min(1)
    .default("${user.id}")
    .describe(
      "Value of the NameID, in PingOne's expression language. It is sent under the transient format.",
    ),
  existing: z
    .strictObject({
      attributes: z
        .record(z.string(), z.uuid())
        .default({})
        .describe("Identifiers of attribute mappings by the attribute's name, saml_subject among them."),
      certificates: z
        .array(z.uuid())
        .optional()
        .describe("Certificates in PingOne that verify logout messages; without them Webex's are uploaded."),
    })
    .optional()
    .describe("Parts that exist already, to adopt an application with them."),
});

/** PingOne's settings with the defaults filled in. */
export type PingOneSettings = z.output<typeof pingOneConfig>;
