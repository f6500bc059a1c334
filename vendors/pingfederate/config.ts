import { z } from "zod";

const id = z.string().min(1);

/** PingFederate's part of a tenant. */
export const pingFederateConfig = z.strictObject({
  kind: z.literal("pingfederate"),
  label: z.string().min(1).default("Cisco Webex").describe("The connection's name in PingFederate."),
  connectionId: z
    .string()
    .regex(/^[a-zA-Z0-9._-]+$/, "a text of a-z, A-Z, 0-9, dot, underscore and hyphen")
    .optional()
    .describe("Identifier of the connection. Without it: webex- and the last part of Webex's entity ID."),
  mapping: z
    .union([
      z.strictObject({ adapter: id.describe("Identifier of an IdP adapter instance.") }),
      z.strictObject({ policyContract: id.describe("Identifier of an authentication policy contract.") }),
    ])
    .describe("What authenticates the users and delivers their attributes."),
  subject: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Attribute of the adapter (default username) or contract (default subject) that identifies the user.",
    ),
  signingKey: id.describe("Identifier of the key pair that signs."),
  stagedSigningKeys: z
    .array(id)
    .default([])
    .describe(
      "Key pairs that are published beside the signing one, to have Webex know them before a change.",
    ),
});

/** PingFederate's settings with the defaults filled in. */
export type PingFederateSettings = z.output<typeof pingFederateConfig>;
