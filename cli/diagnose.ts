import { resolve } from "node:path";
import { Command, Option } from "commander";
import { printableJson } from "../formats/plain-text.ts";
import { diagnose } from "../saml/diagnosis/diagnose.ts";
import type { Diagnosis } from "../saml/diagnosis/diagnosis.ts";
import { redact } from "../saml/diagnosis/redact/redact.ts";
import { unwrap } from "../saml/diagnosis/unwrap/unwrap.ts";
import { hasErrors } from "../saml/finding.ts";
import { writeWholeFile } from "../tools/write-whole-file.ts";
import { type VendorKind, vendors } from "../vendors/index.ts";
import { expectationOf } from "./diagnose/expectation-of.ts";
import { printDiagnosis } from "./diagnose/print-diagnosis.ts";
import { readInput } from "./diagnose/read-input.ts";
import { timeOf } from "./time-option.ts";
import { userFolder } from "./user-folder.ts";
import { wrongCall } from "./wrong-call.ts";

export interface DiagnoseOptions {
  readonly tenant?: string;
  readonly idpMetadata?: string;
  readonly idp?: VendorKind;
  readonly mode?: "organization" | "partner";
  readonly user?: readonly string[];
  readonly at?: Date;
  readonly key?: string;
  readonly redact?: string;
  readonly json?: boolean;
  readonly format: "text" | "json";
}

/** `webex-sso diagnose`: why a sign-in fails, from what was recorded of it. */
export const diagnoseCommand = new Command("diagnose")
  .argument(
    "<file>",
    "HAR, SAML-tracer export, SAML message (XML, base64, URL or form), or WebEx XML API answer; - reads standard input",
  )
  .option("--tenant <tenant>", "compare with this tenant: audience, addresses, certificates, claim, mends")
  .option("--idp-metadata <file>", "compare with the identity provider's metadata that Webex was given")
  .addOption(
    new Option(
      "--idp <kind>",
      "whose words the mends use; default: the tenant's, or what the issuer tells",
    ).choices(Object.keys(vendors)),
  )
  .addOption(
    new Option("--mode <mode>", "without a tenant: which claim is expected, uid or mail").choices([
      "organization",
      "partner",
    ]),
  )
  .option("--user <address>", "an address that Webex knows of the user; once for each", collect)
  .option(
    "--at <time>",
    "judge times by this one, such as 2026-03-01T12:00:00Z, instead of the message's own",
    timeOf,
  )
  .option("--key <file>", "private key, PEM, that decrypts the assertion; it is never shown")
  .option("--redact <file>", "also write a bundle for support, without names, addresses, tokens and cookies")
  .addOption(new Option("--format <format>", "how to tell it").choices(["text", "json"]).default("text"))
  .option("--json", "the same as --format json")
  .description(
    "Reads a recorded sign-in and says why it fails: the cause first, with its value and place, what Webex shows for it, " +
      "and the mend; then everything else that is wrong. Nothing is sent anywhere.",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 nothing is wrong, 1 something is, 2 called wrongly.

Example: a user sees "This service provider isn't the intended audience". In the browser's developer tools (F12),
Network: switch Preserve log on, sign in again, save all as HAR, then:
  $ webex-sso diagnose trace.har --tenant acme
  $ webex-sso diagnose trace.har --tenant acme --redact for-support.json
  $ pbpaste | webex-sso diagnose -`,
  )
  .action(runDiagnose);

function collect(address: string, before: readonly string[] = []): readonly string[] {
  return [...before, address];
}

async function runDiagnose(file: string, options: DiagnoseOptions, command: Command): Promise<void> {
  const target = options.redact === undefined ? undefined : resolve(userFolder(), options.redact);
  if (target !== undefined && file !== "-" && target === resolve(userFolder(), file))
    throw wrongCall(`--redact ${options.redact} would overwrite the recording. Name another file.`);
  const bytes = await readInput(file);
  const expectation = await expectationOf(options);
  const subject = file === "-" ? "standard input" : file;
  const capture = unwrap(bytes);
  const diagnosis = diagnose(capture, subject, expectation);
  const isJson = options.json || options.format === "json";
  console.log(isJson ? printableJson(told(diagnosis)) : printDiagnosis(diagnosis));
  process.exitCode = hasErrors(diagnosis.findings) ? 1 : 0;
  if (target === undefined) return;
  const bundle = redact(capture, diagnosis, options.user ?? []);
  try {
    writeWholeFile(target, `${JSON.stringify(bundle, undefined, 2)}\n`);
  } catch (error) {
    command.error(`error: ${options.redact} cannot be written: ${(error as Error).message}.`, {
      exitCode: 2,
    });
  }
  const counts = bundle.replaced.map(({ kind, count }) => `${count} × ${kind}`).join(", ") || "nothing";
  console.error(`${options.redact} is written. Replaced: ${counts}. Look at it before you send it.`);
}

/** Without what was decrypted: that is for the eyes of who has the key. */
function told({ messages, ...diagnosis }: Diagnosis): object {
  return { ...diagnosis, messages: messages.map(({ decrypted, ...message }) => message) };
}
