import { relative, resolve } from "node:path";
import { type Finding, finding, hasErrors } from "../../../saml/finding.ts";
import { formatFindings } from "../../../saml/format-findings.ts";
import { readServiceProvider } from "../../../saml/metadata/read-service-provider.ts";
import {
  differenceLines,
  type MetadataDifference,
  metadataDifference,
} from "../../../saml/metadata-difference.ts";
import { present } from "../../../saml/present.ts";
import { WebexSsoError } from "../../../saml/webex-sso-error.ts";
import { readStackFile } from "../../../stacks/stack-file.ts";
import { readOptionFile } from "../../read-option-file.ts";
import { checkConfig } from "../check-config.ts";
import type { PlannedFile } from "../plan-tenant.ts";

/** What a newer metadata file would change. Nothing is written yet. */
export interface Replacement {
  readonly tenant: string;
  /** The file that is replaced, from the project's folder. */
  readonly file: string;
  readonly difference?: MetadataDifference;
  /** The difference in lines. */
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
  /** Empty when the file says the same, byte by byte. */
  readonly files: readonly PlannedFile[];
}

/**
 * Compares the file that Webex gave with the one that a partner's tenant has. Nothing is merged: Webex signs the file as
 * a whole.
 *
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`, `tenant-invalid`, `onboard-no-partner`, `onboard-metadata-unusable`
 */
export function planReplacement(tenant: string, given: string, project: string, now: Date): Replacement {
  const stack = readStackFile(project, tenant);
  const { "webex-sso:metadata": key, "webex-sso:mode": mode } = stack.values;
  if (mode !== "partner")
    throw new WebexSsoError(
      "onboard-no-partner",
      `${tenant} is no partner's tenant: its webex-sso:mode is ${JSON.stringify(mode)}. Name a partner's tenant; for a new certificate of an organisation there is webex-sso rotate.`,
    );
  if (typeof key !== "string")
    throw new WebexSsoError(
      "tenant-invalid",
      `${stack.file} has no webex-sso:metadata. Add it and run this again.`,
    );
  const content = readOptionFile("--metadata", given, "Name the file that Cisco TAC gave you.");
  const path = resolve(project, stack.stacks, key);
  const file = relative(project, path);
  const standing = stack.readFile(key);
  const readOptions = present({
    accept: stack.values["webex-sso:metadataSignature"] as "verified" | "legacy" | "unsigned" | undefined,
    pinnedFingerprint: stack.values["webex-sso:metadataCertificate"] as string | undefined,
  });
  const after = readServiceProvider(content, { subject: given, now, ...readOptions });
  if (after.serviceProvider === undefined || hasErrors(after.findings))
    throw new WebexSsoError(
      "onboard-metadata-unusable",
      `${given} is not put in place, and nothing was changed:\n${formatFindings(after.findings)}`,
      { findings: after.findings },
    );
  if (standing.equals(content)) return { tenant, file, lines: [], findings: [], files: [] };
  const before = readServiceProvider(standing, { subject: file, now, accept: "unsigned" }).serviceProvider;
  const difference = before && metadataDifference(before, after.serviceProvider);
  const input = { given, key, path, name: file, content, isThereAlready: true };
  const checked = checkConfig({ tenant, file: stack.file, config: plainValues(stack), metadata: input, now });
  return {
    tenant,
    file,
    ...(difference === undefined ? {} : { difference }),
    lines: difference === undefined ? ["~ the old file cannot be read"] : differenceLines(difference),
    findings: [...(difference === undefined ? [] : lossFindings(difference, given)), ...checked.problems],
    files: [{ path, name: file, content, before: standing }],
  };
}

function plainValues({ values, isSecret }: ReturnType<typeof readStackFile>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !isSecret(key)));
}

/** What would lock somebody out. */
function lossFindings({ entityId, acsLost }: MetadataDifference, given: string): Finding[] {
  return [
    ...(entityId === undefined
      ? []
      : [
          finding("onboard-entity-id-changed", {
            subject: given,
            message: `The entity ID changes from ${entityId.before} to ${entityId.after}: that is another trust, and every customer's sign-in through the present one ends.`,
            fix: "Ask Cisco TAC whether it is the right file. For another trust make another tenant.",
          }),
        ]),
    ...acsLost.map((url) =>
      finding("onboard-acs-lost", {
        subject: given,
        message: `${url} is gone: the sign-in of the customers behind that assertion consumer service ends.`,
        fix: "Ask Cisco TAC whether those customers have moved. Only then add --accept-loss.",
      }),
    ),
  ];
}
