import { z } from "zod";

/** Okta's part of a tenant. */
export const oktaConfig = z.strictObject({
  kind: z.literal("okta"),
  label: z
    .string()
    .regex(/^(?=.*\S)[^\p{Cc}]{1,100}$/u, "1 to 100 printable characters")
    .default("Cisco Webex")
    .describe("The application's name in Okta."),
  nameIdTemplate: z
    .string()
    .min(1)
    .default("${user.userName}")
    .describe("Value of the NameID, in Okta's template language. Okta sends it under the transient format."),
  authnContextClassRef: z
    .string()
    .min(1)
    .default("urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport")
    .describe("The authentication context class that assertions name."),
  authenticationPolicy: z
    .string()
    .regex(/^rst\w+$/, "an identifier of an Okta authentication policy, which begins with rst")
    .optional()
    .describe("Identifier of the authentication policy. Without it Okta assigns its default policy."),
});

/** Okta's settings with the defaults filled in. */
export type OktaSettings = z.output<typeof oktaConfig>;
