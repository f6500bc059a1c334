import { z } from "zod";

const objectId = z.guid();

/** Whether there is such a day: 2029-02-31 would become the third of March. */
const isDate = (text: string) => {
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

/** A certificate by which Entra ID signs assertions for this application. */
const signingCertificate = z.strictObject({
  name: z
    .string()
    // They are keys of objects, and JavaScript puts keys that look like numbers before all others.
    .regex(/^[a-z][a-z0-9-]{0,30}$/, "1 to 31 of a-z, 0-9 and -, a letter first")
    .describe("Tells certificates apart. It stays as it is: another name is another certificate."),
  endDate: z
    .string()
    // An unquoted date of YAML reaches the program as the engine prints it.
    .regex(/^\d{4}-\d\d-\d\d(?: 00:00:00 \+0000 UTC)?$/, "a date, for example 2029-01-31")
    .refine(isDate, "a date of the calendar")
    .optional()
    .describe("End of validity, at most three years away. Default: three years after it is made."),
});

/** What exists already beside the application and its service principal, and cannot be looked up. */
const adopt = z.strictObject({
  claimsMappingPolicy: objectId.optional().describe("Object ID of the policy that is assigned."),
  signingCertificates: z
    .record(z.string(), objectId)
    .default({})
    .describe("By name in signingCertificates: key ID of the certificate's verify credential."),
  assignments: z
    .record(z.string(), z.string().min(1))
    .default({})
    .describe("By object ID of the group or user: identifier of its app role assignment."),
});

/** Entra ID's part of a tenant. */
export const entraConfig = z.strictObject({
  kind: z.literal("entra"),
  displayName: z.string().min(1).max(120).default("Cisco Webex").describe("The application's name."),
  users: z.array(objectId).default([]).describe("Object IDs of users who may sign in, beside the groups."),
  appRole: z
    .string()
    .min(1)
    .default("User")
    .describe("Display name of the application's role that whoever may sign in is given."),
  notificationEmailAddresses: z
    .array(z.email())
    .default([])
    .describe("Whom Entra ID warns before the active certificate ends."),
  loginUrl: z
    .url({ protocol: /^https$/ })
    .optional()
    .describe("Where the application's tile leads, when it is not hidden: a sign-in page of Webex."),
  signingCertificates: z
    .array(signingCertificate)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "each name once")
    .default([{ name: "first" }])
    .describe("The last one is the one that should sign. Add one to rotate, remove those that are over."),
  adopt: adopt.optional().describe("Beside webex-sso:import, identifiers that cannot be looked up."),
});

/** Entra ID's settings with the defaults filled in. */
export type EntraSettings = z.output<typeof entraConfig>;
