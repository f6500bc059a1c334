import { z } from "zod";

/** SHA-256 over the DER of a certificate, as `Certificate.fingerprint` has it. */
export const fingerprint = z
  .string()
  .regex(
    /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/,
    "a SHA-256 fingerprint: 32 pairs of 0-9 and A-F with colons between",
  );

/** An unquoted date of YAML reaches the program as the engine prints it. */
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(?: 00:00:00 \+0000 UTC)?$/, "a date, for example 2029-01-31")
  .overwrite((text) => text.slice(0, 10));

/**
 * A rotation in progress. It is `webex-sso rotate`'s memory and nothing else: what a stage does stands in the keys that
 * the program reads, and this says which stage that is and how to get back. It has a key of its own, because neither the
 * confirmation nor the way back can be read off those keys; it is in the stack file, so that it is reviewed, deployed and
 * undone together with them.
 */
export const rotationConfig = z
  .strictObject({
    side: z
      .enum(["identity-provider", "webex"])
      .describe("Whose certificate: the one that signs, or Webex's."),
    stage: z
      .enum(["staged", "confirmed", "switched"])
      .describe("staged: both are there. confirmed: the other side has both. switched: the new one is used."),
    began: day,
    confirmed: day.optional().describe("The day on which somebody confirmed that the other side has both."),
    old: fingerprint.describe("The certificate that goes."),
    oldEnds: day.describe("The day on which it ends."),
    new: fingerprint.optional().describe("The certificate that comes, once it is known."),
    key: z.string().min(1).optional().describe("What the identity provider calls the new key."),
    certificate: z
      .base64()
      .optional()
      .describe("The new certificate, DER in base64, where the identity provider does not show it."),
    encryption: z
      .strictObject({ old: fingerprint, new: fingerprint })
      .optional()
      .describe("Webex's certificates for encryption, where assertions are encrypted."),
    gone: z
      .array(fingerprint)
      .optional()
      .describe("Webex's certificates that the new metadata file no longer names."),
    before: z
      .record(z.string(), z.unknown())
      .describe("What the changed settings were before, for the way back."),
  })
  .describe("A certificate rotation in progress. webex-sso rotate writes it; do not edit it.");

/** A rotation in progress. */
export type Rotation = z.output<typeof rotationConfig>;

/** The stages of a rotation in progress, in order. */
export type RotationStage = Rotation["stage"];
