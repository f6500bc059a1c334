import { z } from "zod";

/** How ADFS checks whether Webex's certificates are revoked (Set-AdfsRelyingPartyTrust). */
const revocationChecks = [
  "None",
  "CheckEndCert",
  "CheckEndCertCacheOnly",
  "CheckChain",
  "CheckChainCacheOnly",
  "CheckChainExcludeRoot",
  "CheckChainExcludeRootCacheOnly",
] as const;

/** ADFS's part of a tenant. */
export const adfsConfig = z.strictObject({
  kind: z.literal("adfs"),
  name: z.string().min(1).max(200).default("Cisco Webex").describe("The relying-party trust's name in ADFS."),
  federationServiceIdentifier: z
    .url()
    .regex(/^[^"\s]+$/, "an address without quotes or blanks")
    .describe(
      "The entity ID of ADFS: http://<federation service name>/adfs/services/trust, exactly as ADFS has it.",
    ),
  nameId: z
    .enum(["opaque", "account-name"])
    .default("opaque")
    .describe(
      "opaque: random for each sign-in. account-name: as in Cisco's guide; DOMAIN\\user, labelled transient.",
    ),
  revocationCheck: z
    .enum(revocationChecks)
    .default("None")
    .describe("None is for the certificates that Webex signs itself; a public CA's can be checked."),
  tokenLifetime: z
    .int()
    .min(1)
    .optional()
    .describe("Minutes for which ADFS's token for Webex is valid. Left out: the federation service's own."),
  additionalAuthenticationRules: z
    .string()
    .min(1)
    .optional()
    .describe("Claim rules that say when ADFS asks for a second factor (MFA) at this trust."),
  signedSamlRequestsRequired: z
    .boolean()
    .optional()
    .describe("true: ADFS refuses sign-ins whose request Webex has not signed. Left out: it does not."),
  notes: z.string().default("").describe("Notes that administrators see in ADFS."),
});

/** ADFS's settings with the defaults filled in. */
export type AdfsSettings = z.output<typeof adfsConfig>;
