import { z } from "zod";
import type { RawResource } from "../policies/trusts/raw-resource.ts";
import type { Trust } from "../saml/trust-model.ts";

const certificate = z.object({
  base64: z.string(),
  subject: z.string(),
  fingerprint: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
});

const finding = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  subject: z.string(),
  message: z.string(),
  fix: z.string(),
});

const identityProvider = z.object({
  entityId: z.string(),
  singleSignOnUrl: z.string(),
  singleLogoutUrl: z.string().optional(),
  metadataUrl: z.string().optional(),
  metadata: z.string().optional(),
  signingCertificates: z.array(certificate).default([]),
  waitingCertificates: z.array(certificate).default([]),
});

/** A value of a program of somebody else's, or a secret: then it is not known. */
const lenient = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

const acs = z.object({ url: z.string(), index: z.number().optional(), isDefault: z.boolean().optional() });
const endpoint = z.object({ url: z.string(), binding: z.string() });

const rotation = z.object({
  side: z.string(),
  stage: z.string(),
  old: z.string(),
  key: z.string().optional(),
});

const outputs = z.object({
  identityProvider: lenient(identityProvider),
  findings: lenient(z.array(finding)),
  attention: lenient(z.array(finding)),
  rotation: lenient(rotation),
  configured: lenient(
    z.object({
      entityId: lenient(z.string()),
      audience: lenient(z.string()),
      nameIdFormat: lenient(z.string()),
      attributes: lenient(z.array(z.object({ name: z.string(), source: z.unknown() }))),
      acs: lenient(z.array(acs)),
      singleLogout: lenient(
        z.union([z.literal("off"), z.object({ endpoints: z.array(endpoint).optional() })]),
      ),
      signature: lenient(z.object({ algorithm: z.string().optional(), digest: z.string().optional() })),
      encryption: lenient(z.union([z.literal("off"), z.object({ algorithm: z.string().optional() })])),
      groups: lenient(z.array(z.string())),
    }),
  ),
});

/** What the program of a tenant gives back, as far as a report needs it. */
export type RecordedOutputs = z.output<typeof outputs>;

/** The recorded outputs of a stack; each that is lacking, secret or of another shape is absent. */
export function recordedOutputs(resources: readonly RawResource[]): RecordedOutputs {
  const stack = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  const known = Object.keys(outputs.shape).map((key) => [key, withoutSecrets(stack?.props, key)]);
  return outputs.parse(Object.fromEntries(known));
}

/** What the component recorded that its tenant wants; absent in other programs. */
export function recordedTrust(resources: readonly RawResource[]): Trust | undefined {
  const component = resources.find(({ type }) => type === "webex-sso:index:WebexSso");
  return withoutSecrets(component?.props, "trust") as Trust | undefined;
}

/** A copy; undefined where any part of it is secret. */
function withoutSecrets(props: RawResource["props"] | undefined, key: string): unknown {
  try {
    return props?.[key] === undefined ? undefined : JSON.parse(JSON.stringify(props[key]));
  } catch {
    return undefined;
  }
}
