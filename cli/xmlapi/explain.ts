import { Command } from "commander";
import { printableJson } from "../../formats/plain-text.ts";
import { diagnose } from "../../saml/diagnosis/diagnose.ts";
import type { DiagnosedFinding } from "../../saml/diagnosis/diagnosis.ts";
import { unwrap } from "../../saml/diagnosis/unwrap/unwrap.ts";
import { retirement, waysOut } from "../../saml/diagnosis/xml-api/ways-out.ts";
import { finding, hasErrors } from "../../saml/finding.ts";
import { visible } from "../../saml/format-findings.ts";
import { readInput } from "../diagnose/read-input.ts";
import { printFindings } from "./print-findings.ts";

/** `webex-sso xmlapi explain`: what an answer of the WebEx XML API means. */
export const explainCommand = new Command("explain")
  .summary("what an answer of the XML API means, and the ways out")
  .argument("<file>", "the answer (XML), or a HAR file with it; - reads standard input")
  .option("--json", "one JSON document on standard output")
  .description(
    "Reads an answer of the WebEx XML API: a session ticket with its lifetime, or why the site refused, in plain words, and " +
      "what can be done. A session ticket is a password for its time: it is never shown.",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 the site has agreed, 1 it has refused, or this is no answer, 2 called wrongly.

Example:
  $ webex-sso xmlapi explain answer.xml
  $ curl --data-binary @request.xml https://acme.webex.com/WBXService/XMLService | webex-sso xmlapi explain -`,
  )
  .action(explain);

async function explain(file: string, { json }: { readonly json?: boolean }): Promise<void> {
  const subject = file === "-" ? "standard input" : file;
  const { messages, findings: all } = diagnose(unwrap(await readInput(file)), subject, {});
  const answers = messages.filter(({ kind }) => kind === "WebEx XML API answer");
  const isSaml = answers.length === 0 && messages.some(({ kind }) => kind !== "unreadable");
  const findings: readonly DiagnosedFinding[] =
    answers.length > 0 ? answers.flatMap((one) => one.findings) : isSaml ? [noAnswer(subject)] : all;
  const facts = answers.flatMap((one) => one.facts);
  const ways = findings.some(({ code }) => refusals.includes(code)) ? waysOut : [];
  console.log(
    json
      ? printableJson({ findings, facts, waysOut: ways, notices: retirement })
      : described(findings, facts, ways),
  );
  process.exitCode = hasErrors(findings) ? 1 : 0;
}

/** Those out of which the ways lead. */
const refusals: readonly string[] = ["xmlapi-not-authenticated", "xmlapi-assertion-refused"];

function noAnswer(subject: string): DiagnosedFinding {
  return finding("xmlapi-no-answer", {
    subject,
    message: "There is a message of SAML in it, and no answer of the WebEx XML API.",
    fix: "Give the answer of https://<site>.webex.com/WBXService/XMLService. Why a sign-in fails, webex-sso diagnose says; a request is built by webex-sso xmlapi request.",
  });
}

function described(
  findings: readonly DiagnosedFinding[],
  facts: readonly string[],
  ways: typeof waysOut,
): string {
  return visible(
    [
      printFindings(findings),
      ...(facts.length === 0 ? [] : ["", "The answer", ...facts.map((fact) => `  ${fact}`)]),
      ...(ways.length === 0 ? [] : ["", "Ways out"]),
      ...ways.flatMap(({ name, how, mark, source }, index) => [
        `  ${index + 1}. ${name}`,
        `     ${how}`,
        `     (${mark}: ${source})`,
      ]),
      "",
      "To know",
      ...retirement.map((line) => `  ${line}`),
    ].join("\n"),
  );
}
