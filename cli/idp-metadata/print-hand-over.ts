import { hasErrors } from "../../saml/finding.ts";
import { formatFindings, visible } from "../../saml/format-findings.ts";
import { by } from "../../saml/sort.ts";
import { vendors } from "../../vendors/index.ts";
import type { HandOver } from "./hand-over.ts";

const severities = ["error", "warning", "info"];

/** For a terminal: what is wrong with the file, what was written, and what to do with it. */
export function printHandOver(handOver: HandOver, written: readonly string[]): string {
  const { identityProvider: idp, vendor, tenant, findings, subject } = handOver;
  const sorted = findings.toSorted(by(({ severity }) => severities.indexOf(severity)));
  return visible(
    [
      ...(idp === undefined
        ? []
        : [
            `${vendor === undefined ? "Identity provider" : vendors[vendor].capabilities.title} ${idp.entityId}${tenant === undefined ? "" : `, of ${tenant.name}`}`,
            ...idp.signingCertificates.map(
              ({ subject: name, fingerprint, notAfter }) =>
                `  signs with ${name}, until ${notAfter.slice(0, 10)}\n  SHA-256 ${fingerprint}`,
            ),
            "",
          ]),
      ...sorted.map((one) => `${formatFindings([one])}\n  (${one.reference.mark}: ${one.reference.source})`),
      "",
      ...(hasErrors(findings)
        ? [`Nothing is written: Webex could not use ${subject} as it is.`]
        : next(handOver, written)),
    ].join("\n"),
  );
}

function next({ tenant, import: choice }: HandOver, [metadata, checklist]: readonly string[]): string[] {
  const steps = checklist === undefined ? [] : [`Checklist: ${checklist}`];
  const file = `For Webex: ${metadata}`;
  if (tenant?.mode === "partner")
    return [
      file,
      ...steps,
      "It is a partner's: it goes to Cisco TAC with a service request, and not into Control Hub.",
    ];
  if (choice === undefined) return [file, ...steps];
  const { title, why, elsewhere } = choice;
  return [
    file,
    ...steps,
    `Choose in Control Hub: ${title}`,
    `  because ${why} (Cisco, help.webex.com/article/crd76f).`,
    ...(elsewhere === undefined
      ? []
      : [
          `  ${elsewhere.who} chooses the other one (${elsewhere.source}); “Test SSO setup” shows what Control Hub makes of it.`,
        ]),
    "Press “Test SSO setup” there before you activate single sign-on.",
    ...(tenant === undefined
      ? []
      : [`Then record it: webex-sso idp-metadata ${tenant.name} --tested passed`]),
  ];
}
