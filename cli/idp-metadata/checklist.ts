import { createHash } from "node:crypto";
import { code, prose } from "../../formats/markdown-text.ts";
import { wayOut } from "../../review/way-out.ts";
import type { RoutingRule } from "../../stacks/routing/routing-rules.ts";
import { vendors } from "../../vendors/index.ts";
import type { HandOver } from "./hand-over.ts";
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

function organizationSteps({ tenant, import: choice, vendor }: HandOver): string[] {
  const record =
    tenant === undefined
      ? []
      : [
          `- [ ] Record it, and commit the record: ${code(`webex-sso idp-metadata ${tenant.name} --tested passed`)}`,
        ];
  const diagnose = `webex-sso diagnose trace.har${tenant === undefined ? "" : ` --tenant ${tenant.name}`}`;
  const elsewhere = choice?.elsewhere;
  return [
    "## Before",
    "",
    "- [ ] You are a _full administrator_ of the organisation in Control Hub, and so is somebody else who can be reached.",
    "- [ ] Both of you can read your mail without signing in to Webex: the way out sends a PIN there.",
    "- [ ] https://admin.webex.com/manage-sso is open in another browser: it is the way out (below).",
    "- [ ] If single sign-on is active already, this is a maintenance window: from the import on, Webex believes the new file only.",
    `- [ ] Who is to sign in has an account in Webex whose address is the one that ${vendor === undefined ? "the identity provider" : vendors[vendor].capabilities.title} sends as ${code("uid")}.`,
    "",
    "## Import",
    "",
    "- [ ] https://admin.webex.com: _Management > Organization Settings > Single sign-on_ (newer consoles: _Management > Security > Authentication_, tab _Identity provider_).",
    "- [ ] Activate single sign-on with a SAML identity provider, or for one that is there: _Actions > Import metadata_. Webex's own metadata need not be downloaded again.",
    "- [ ] Import the file as it is. Do not open it in an editor before.",
    ...(choice === undefined
      ? []
      : [
          `- [ ] Choose **${prose(choice.title)}**, because ${choice.why} ([Cisco's guide](https://help.webex.com/article/crd76f)). It decides how the file is believed, and nothing of later sign-ins.${elsewhere === undefined ? "" : ` [${elsewhere.who}](${elsewhere.source}) chooses the other one: Cisco keeps that one for public certificate authorities. “Test SSO setup” shows what Control Hub makes of it.`}`,
        ]),
    "",
    "## Test, before anything is activated",
    "",
    "- [ ] Press **Test SSO setup**, and sign in as a user who may, in the tab that opens. Nothing else asks the real Webex.",
    "- [ ] Do it again in a private window, so that no session helps.",
    ...record,
    `- [ ] If it fails: say that it was not successful, and do **not** activate. Record the sign-in in the browser (F12, Network, _Preserve log_, save as HAR): ${code(diagnose)} names the cause.${tenant === undefined ? "" : ` Record it with ${code("--tested failed")}.`}`,
    "",
    "## Activate",
    "",
    "- [ ] Say that the test was successful, and activate single sign-on.",
    "- [ ] Stay signed in there. In a private window sign in to https://web.webex.com as a user, and out again.",
    "- [ ] Write the day into your calendar on which the certificate above ends, and one two months before it.",
    "",
    ...(tenant?.group === undefined ? [] : routing(tenant.group.name, tenant.group.rules)),
    "## If nobody gets in",
    "",
    `${wayOut.organization} Open it in a private window, enter a full administrator's address, press _Send one-time password_; then either switch single sign-on off, or upload other metadata and press _Test SSO setup_ there. If that does not help: Cisco TAC.`,
  ];
}

function routing(group: string, rules: readonly RoutingRule[]): string[] {
  const intro = `The organisation has several identity providers (${code(group)}; [Cisco's guide](https://help.webex.com/article/ngp4sr8)). Import each before you write rules for it.`;
  if (rules.length === 0)
    return [
      "## Routing rules",
      "",
      intro,
      "",
      "- [ ] Write down who signs in where in webex-sso:routing of each tenant (docs/several-idps.md): then the rules stand here.",
      "",
    ];
  const title = { group: "Webex groups", domain: "domains", default: "everybody else" } as const;
  return [
    "## Routing rules",
    "",
    intro,
    "",
    "- [ ] The rules of Control Hub are these, in this order:",
    "",
    "| | whose users | sign in at |",
    "| --- | --- | --- |",
    ...rules.map(
      ({ order, kind, values, tenant, idp }) =>
        `| ${order} | ${title[kind]}${values.length === 0 ? "" : `: ${values.map(code).join(", ")}`} | ${vendors[idp].capabilities.title} (${code(tenant)}) |`,
    ),
    "",
  ];
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
