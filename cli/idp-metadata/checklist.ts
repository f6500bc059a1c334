import { createHash } from "node:crypto";
import { code, prose } from "../../formats/markdown-text.ts";
import { vendors } from "../../vendors/index.ts";
import type { HandOver } from "./hand-over.ts";
import { organizationSteps } from "./organization-steps.ts";
import { partnerSteps } from "./partner-steps.ts";

/**
 * The steps that no API offers, as Markdown to be ticked off. The same for the same file and tenant, whatever the day.
 *
 * @param file how the file to upload is called.
 */
export function checklist(handOver: HandOver, file: string): string {
  const { tenant } = handOver;
  const title = tenant === undefined ? "an identity provider" : code(tenant.name);
  return [
    `# Webex: hand over ${title}`,
    "",
    "Webex has no API for these steps: a person does them, in this order.",
    "",
    ...facts(handOver, file),
    "",
    ...(tenant?.mode === "partner" ? partnerSteps(tenant.name) : organizationSteps(handOver)),
    ...notes(handOver),
    "",
  ].join("\n");
}

function facts({ tenant, vendor, identityProvider: idp, content }: HandOver, file: string): string[] {
  const rows: [string, string][] = [
    ...(tenant === undefined
      ? []
      : ([
          ["Webex organisation", code(tenant.serviceProvider.organizationId)],
          ["entity ID of Webex", code(tenant.serviceProvider.entityId)],
        ] as [string, string][])),
    [
      "identity provider",
      `${vendor === undefined ? "" : `${vendors[vendor].capabilities.title}, `}${code(idp?.entityId ?? "")}`,
    ],
    ...(idp?.signingCertificates ?? []).map(({ subject, fingerprint, notAfter }): [string, string] => [
      "signs with",
      `${code(subject)}, until ${notAfter.slice(0, 10)}, SHA-256 ${code(fingerprint)}`,
    ]),
    ["file", code(file)],
    ["its SHA-256", code(createHash("sha256").update(content).digest("hex"))],
  ];
  return ["| | |", "| --- | --- |", ...rows.map(([name, value]) => `| ${name} | ${value} |`)];
}

/** What the file should be known for while it is imported. */
function notes({ findings }: HandOver): string[] {
  const warnings = findings.filter(({ severity }) => severity === "warning");
  if (warnings.length === 0) return [];
  return [
    "",
    "## What to know of this file",
    "",
    ...warnings.map(({ message, fix }) => `- ${prose(message)} → ${prose(fix)}`),
  ];
}
