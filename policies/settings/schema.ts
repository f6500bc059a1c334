import { z } from "zod";
import { fieldPaths } from "../field.ts";
import { rules } from "../rules/index.ts";
import { levels, type Preset, presets } from "./levels.ts";

const ruleId = z.enum(rules.map(({ id }) => id));
const remediable = new Set(rules.filter((rule) => rule.remediable).map(({ id }) => id));

const tenant = z
  .strictObject({
    stack: z.string().min(1).optional().describe("Name of its stack. Without it: every stack."),
    mode: z.enum(["organization", "partner"]).optional(),
    metadata: z.string().min(1).optional().describe("The metadata file, beside the settings."),
    previousMetadata: z
      .string()
      .min(1)
      .optional()
      .describe(
        "The metadata file before a rotation of Webex's certificate; its certificates count as well.",
      ),
    metadataSignature: z.enum(["verified", "legacy", "unsigned"]).default("verified"),
    customers: z
      .array(z.strictObject({ name: z.string().min(1), groups: z.array(z.string().min(1)).min(1) }))
      .optional()
      .describe("A partner's customers and their groups, one of which must be assigned."),
    everyone: z.boolean().default(false).describe("Whether everybody may sign in on purpose."),
    live: z.boolean().default(true).describe("false: an example or a trial, which needs no protection."),
  })
  .refine(({ metadata, previousMetadata }) => metadata !== undefined || previousMetadata === undefined, {
    path: ["previousMetadata"],
    error: "previousMetadata belongs to metadata: name the present file, too",
  });

/** The pack's settings: `webex-sso-policy.yaml`. */
export const settingsSchema = z.strictObject({
  preset: z.enum(Object.keys(presets) as [Preset, ...Preset[]]).default("default"),
  levels: z
    .partialRecord(z.enum([...rules.map(({ id }) => id), "exceptions"]), z.enum(levels))
    .refine(
      (chosen) => Object.entries(chosen).every(([id, level]) => level !== "remediate" || remediable.has(id)),
      {
        error: `remediate is for ${[...remediable].join(" and ")} only: elsewhere something could be lost`,
      },
    )
    .default({})
    .describe("By rule; without it the preset decides."),
  certificateDays: z
    .int()
    .min(0)
    .default(30)
    .describe("Days before its end at which a certificate is reported."),
  clockSkewMinutes: z
    .strictObject({ least: z.int().min(0).default(1), most: z.int().min(0).default(10) })
    .refine(({ least, most }) => least <= most, { error: "least must not be more than most" })
    .prefault({}),
  tenants: z.array(tenant).default([]),
  exceptions: z.string().min(1).optional().describe("The file of exceptions, beside the settings."),
});

/** Settings with the defaults filled in. */
export type Settings = z.output<typeof settingsSchema>;

/** @example { stack: "acme", mode: "organization", metadata: "idb-meta-acme-SP.xml" } */
export type TenantSettings = Settings["tenants"][number];

/** An agreement to live with a violation for a while. */
const exception = z.strictObject({
  rule: ruleId,
  field: z
    .enum(fieldPaths)
    .optional()
    .describe("The only value that it is about. Without it: all that the rule judges."),
  urn: z
    .string()
    .regex(
      /^urn:pulumi:[^*:]+::[^*:]+::.+$/,
      "a URN that names its stack and project, urn:pulumi:<stack>::<project>::…; * stands for anything in what follows",
    ),
  owner: z.string().trim().min(1).describe("Who answers for it."),
  reason: z.string().trim().min(1),
  expires: z.iso.date("a date, for example 2027-01-31").describe("The last day on which it holds."),
});

/** The file of exceptions. */
export const exceptionsSchema = z.array(exception);

/** @example { rule: "protected", urn: "urn:pulumi:acme::webex-sso::*", owner: "…", reason: "…", expires: "2027-01-31" } */
export type Exception = z.output<typeof exception>;
