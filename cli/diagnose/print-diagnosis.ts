import type { DiagnosedFinding, DiagnosedMessage, Diagnosis } from "../../saml/diagnosis/diagnosis.ts";
import { visible } from "../../saml/format-findings.ts";

/** A diagnosis for a terminal: the cause first, then everything else that is wrong, then what was looked at. */
export function printDiagnosis({ findings, messages, wrapping }: Diagnosis): string {
  const errors = findings.filter(({ severity }) => severity === "error");
  const [cause, ...others] = findings;
  const found = `${messages.length} ${messages.length === 1 ? "message" : "messages"}`;
  return visible(
    [
      ...(errors.length === 0
        ? ["Nothing was found that Webex would refuse.", ...findings.flatMap(lines)]
        : ["Cause", ...(cause === undefined ? [] : lines(cause))]),
      ...(errors.length === 0 || others.length === 0 ? [] : ["", "Also", ...others.flatMap(lines)]),
      ...(messages.length === 0
        ? []
        : [
            "",
            `Looked at ${found}${wrapping === undefined ? "" : ` (${wrapping})`}`,
            ...messages.flatMap(described),
          ]),
    ].join("\n"),
  );
}

function lines({
  code,
  severity,
  subject,
  place,
  message,
  shown,
  fix,
  reference,
}: DiagnosedFinding): string[] {
  const line = place?.line === undefined ? "" : `, line ${place.line}`;
  return [
    `  ${severity} ${code}: ${message}`,
    `    place: ${subject}${place === undefined ? "" : `, ${place.path}${line}`}`,
    ...(shown === undefined
      ? []
      : [
          shown.seen
            ? `    the user saw: “${shown.text} …”, in this trace`
            : `    Webex likely shows: “${shown.text} …” (${shown.mark}: ${shown.source})`,
        ]),
    ...(shown === undefined && severity === "error" && code.startsWith("sign-in-")
      ? [`    what Webex shows for this is not documented (${reference.source})`]
      : []),
    `    mend: ${fix}`,
  ];
}

function described({ kind, where, facts }: DiagnosedMessage): string[] {
  return [`  ${kind}, ${where}`, ...facts.map((fact) => `    ${fact}`)];
}
