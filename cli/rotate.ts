import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { printableJson } from "../formats/plain-text.ts";
import type { Certificate } from "../saml/certificate.ts";
import { present } from "../saml/present.ts";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { editStackFile } from "../stacks/edit-stack-file.ts";
import { writeWholeFile } from "../tools/write-whole-file.ts";
import { engineCommand } from "./engine.ts";
import { lineDifference } from "./line-difference.ts";
import { projectFolder } from "./project-folder.ts";
import { beginSigning } from "./rotate/begin-signing.ts";
import { beginWebex } from "./rotate/begin-webex.ts";
import { editedByHand } from "./rotate/edited-by-hand.ts";
import { writeHandOver } from "./rotate/hand-over.ts";
import { metadataDifference } from "./rotate/metadata-difference.ts";
import { readNewCertificate } from "./rotate/new-certificate.ts";
import { type ArrivedMetadata, readNewMetadata } from "./rotate/new-metadata.ts";
import { nextStage, undoRefusal } from "./rotate/next-stage.ts";
import { printRotation } from "./rotate/print-rotation.ts";
import { type ReadFacts, readFacts } from "./rotate/read-facts.ts";
import { type ReadTenant, readRotating } from "./rotate/read-rotating.ts";
import { type Changes, type Rotating, signingRotation } from "./rotate/rotating.ts";
import { type RotationReport, rotationReport } from "./rotate/rotation-report.ts";
import { changesOf, laterSteps } from "./rotate/steps.ts";
import { userFolder } from "./user-folder.ts";

interface Options {
  readonly stage?: boolean;
  readonly webex?: string;
  readonly confirm?: boolean;
  readonly switch?: boolean;
  readonly retire?: boolean;
  readonly undo?: boolean;
  readonly key?: string;
  readonly certificate?: string;
  readonly metadataCertificate?: string;
  readonly idpMetadata?: string;
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const stepFlags = ["stage", "webex", "confirm", "switch", "retire", "undo"] as const;

/** `webex-sso rotate`: certificates in stages, each of which is an ordinary change to the stack file. */
export const rotateCommand = new Command("rotate")
  .argument("<tenant>", "the tenant, that is the name of its stack")
  .option("--stage", "begin with the identity provider's certificate: the new one beside the old one")
  .option("--webex <file>", "begin with Webex's: the new metadata file of Control Hub, or of Cisco TAC")
  .option("--confirm", "say that the other side has both certificates, and that people can sign in")
  .option("--switch", "have the new certificate used")
  .option("--retire", "forget the old certificate; this alone cannot be undone")
  .option("--undo", "take the last step back")
  .option("--key <name>", "with --stage: what the identity provider calls the new key")
  .option("--certificate <file>", "with --stage: the certificate of the new key, PEM")
  .addOption(
    new Option(
      "--metadata-certificate <fingerprint>",
      "with --webex: SHA-256 fingerprint of the certificate that must have signed the new file, as Control Hub shows it",
    ).argParser(fingerprintOf),
  )
  .option(
    "--idp-metadata <file>",
    "the identity provider's metadata, where the stack has not been able to fetch it",
  )
  .option("--out <folder>", "writes the checklist there, and the file for Webex where there is one")
  .option("--dry-run", "show the change to the stack file and write nothing")
  .option("--json", "one JSON document on standard output")
  .description(
    "Changes certificates in stages that may lie days apart: stage the new one, hand it over, confirm, switch, retire the " +
      "old one. Without a flag it says where the tenant stands and what comes next. Each stage changes the stack file, for " +
      "you to review and deploy; nothing is deployed here.",
  )
  .addHelpText(
    "after",
    `
Example, a new signing key of PingFederate:
  $ webex-sso rotate acme --stage --key signing-2027
  $ pulumi up --refresh -s acme
  $ webex-sso rotate acme --out handover      # the file with both certificates for Control Hub, and a checklist
  $ webex-sso rotate acme --confirm
  $ webex-sso rotate acme --switch            # then pulumi up again
  $ webex-sso rotate acme --retire            # then pulumi up again
Webex's own certificate, from a new metadata file:
  $ webex-sso rotate acme --webex ~/Downloads/idb-meta-acme-SP.xml

Exit codes: 0 fine, 1 the step was refused or the work failed, 2 called wrongly. docs/rotate.md has more.`,
  )
  .action(rotate);

async function rotate(tenant: string, options: Options, command: Command): Promise<void> {
  checkFlags(options, command);
  const now = new Date();
  const project = projectFolder(userFolder());
  const tenantNow = readRotating(project, tenant, now);
  checkKey(tenantNow, options, command);
  // What the user gives is looked at before anybody waits for the engine.
  const given = readGiven(project, tenantNow, options, now);
  const engine = await engineCommand(project);
  const read = await readFacts(engine.read, tenant, options.idpMetadata, now);
  const { arrived } = given;
  const changes = changeAsked(tenantNow, read, options, given);
  const change = changes && applyChange(project, tenant, changes, arrived, options.dryRun === true);
  // Where it was written, what comes next is that of the new file.
  const after = change?.isWritten ? readRotating(project, tenant, now) : tenantNow;
  const metadata = arrived && metadataDifference(tenantNow.serviceProvider, arrived.serviceProvider, now);
  const report: RotationReport = {
    ...rotationReport(after.rotating, read.facts),
    ...(change === undefined ? {} : { change }),
    ...(metadata === undefined ? {} : { metadata }),
    files: [],
  };
  const written =
    options.out === undefined
      ? undefined
      : writeHandOver(resolve(userFolder(), options.out), after.rotating, read, report);
  const full = { ...report, files: written?.files ?? [] };
  console.log(options.json ? printableJson(full) : printRotation(full));
  for (const note of written?.notes ?? []) console.error(note);
}

/** What the user gives a step in files. */
interface Given {
  readonly arrived?: ArrivedMetadata;
  readonly certificate?: Certificate;
}

function readGiven(
  project: string,
  { rotating, serviceProvider, stackFile }: ReadTenant,
  { webex, metadataCertificate, certificate }: Options,
  now: Date,
): Given {
  if (certificate !== undefined)
    return { certificate: readNewCertificate(resolve(userFolder(), certificate), now) };
  if (webex === undefined) return {};
  const arrived = readNewMetadata(resolve(userFolder(), webex), {
    folder: resolve(project, stackFile.stacks),
    values: rotating.values,
    entityId: serviceProvider.entityId,
    pin: metadataCertificate,
    now,
  });
  return { arrived };
}

/** The change that the user asks for; undefined where it is only asked how things stand. */
function changeAsked(
  { rotating, serviceProvider }: ReadTenant,
  { facts }: ReadFacts,
  options: Options,
  { arrived, certificate }: Given,
): Changes | undefined {
  const { rotation, tenant } = rotating;
  if (options.undo) {
    const reason = undoRefusal(rotating, facts);
    if (reason !== undefined) throw refused(`${tenant} is as it was. ${reason}.`);
    refuseEdited(rotating, facts.now);
    return changesOf("undo", rotating, facts);
  }
  const later = laterSteps.find((step) => options[step]);
  const begins = options.stage || arrived !== undefined;
  if (later === undefined && !begins) return undefined;
  const next = nextStage(rotating, facts);
  const isNext = begins ? next.stage === "begin" : next.step === later;
  if (!isNext) {
    const step = later ?? (options.stage ? "stage" : "webex");
    const stands =
      rotation === undefined
        ? "No rotation is in progress"
        : `A rotation of ${rotation.side === "webex" ? "Webex's" : "the identity provider's"} certificate is in progress: ${rotation.stage}`;
    const told = next.instructions.map((text, place) => `\n  ${place + 1}. ${text}`).join("");
    throw refused(`${tenant} is as it was: --${step} is not what comes next. ${stands}. Next:${told}`);
  }
  if (later !== undefined) {
    refuseEdited(rotating, facts.now);
    return changesOf(later, rotating, facts);
  }
  if (arrived === undefined) return beginSigning(rotating, facts, present({ key: options.key, certificate }));
  const files = { file: arrived.file, now: arrived.serviceProvider, before: serviceProvider };
  return beginWebex(rotating, { ...files, ...present({ pin: options.metadataCertificate }) }, facts.now);
}

/** What somebody has put into the file since the last step must not get lost by the next one. */
function refuseEdited(rotating: Rotating, now: Date): void {
  const edited = editedByHand(rotating, now);
  if (edited.length === 0) return;
  throw refused(
    `${rotating.tenant} is as it was: this step would write over what was changed in the stack file since the last one:\n${edited.map((one) => `  ${one}\n`).join("")}Put back what the rotation has left there; change it when the rotation is over.`,
  );
}

/** Writes the metadata first: a stack file that names it must not come before it. */
function applyChange(
  project: string,
  tenant: string,
  changes: Changes,
  arrived: ArrivedMetadata | undefined,
  isDry: boolean,
): NonNullable<RotationReport["change"]> {
  const named = Object.entries(changes).map(([key, value]) => [`webex-sso:${key}`, value]);
  const edit = editStackFile(project, tenant, Object.fromEntries(named));
  const difference = lineDifference(edit.before, edit.after);
  if (!isDry) {
    const copy = arrived?.copy;
    if (copy !== undefined) writeWholeFile(copy.path, copy.bytes, 0o666);
    edit.write();
  }
  return { file: edit.file, isWritten: !isDry, difference };
}

function checkFlags(options: Options, command: Command): void {
  const wrong = (message: string) => command.error(`error: ${message}`, { exitCode: 2 });
  const given = stepFlags.filter((flag) => options[flag] !== undefined);
  if (given.length > 1)
    wrong(`one step at a time: ${given.map((flag) => `--${flag}`).join(" and ")} do not go together.`);
  if (options.key !== undefined && !options.stage) wrong("--key belongs to --stage.");
  if (options.certificate !== undefined && !options.stage) wrong("--certificate belongs to --stage.");
  if (options.metadataCertificate !== undefined && options.webex === undefined)
    wrong("--metadata-certificate belongs to --webex.");
  if (options.dryRun && given.length === 0) wrong("--dry-run belongs to a step, such as --stage.");
}

/** What has to be said of a new key differs by identity provider. */
function checkKey({ rotating: { values } }: ReadTenant, options: Options, command: Command): void {
  if (!options.stage) return;
  const wrong = (message: string) => command.error(`error: ${message}`, { exitCode: 2 });
  const { key, needsCertificate } = signingRotation(values);
  if (key === undefined && options.key !== undefined)
    wrong("--key is of no use here: this identity provider's settings do not name the key that signs.");
  if (key !== undefined && options.key === undefined)
    wrong(`--stage needs --key: ${key.what}, for example --key ${key.example}.`);
  if (key !== undefined && options.key !== undefined && !key.pattern.test(options.key))
    wrong(`--key ${options.key} is not ${key.what}, for example ${key.example}.`);
  if (needsCertificate && options.certificate === undefined)
    wrong("--stage needs --certificate: the certificate of the new key as a PEM file.");
}

function fingerprintOf(text: string): string {
  const digits = text.replace(/[:\s]/g, "").toUpperCase();
  if (!/^[0-9A-F]{64}$/.test(digits))
    throw new InvalidArgumentError("It is no SHA-256 fingerprint, which has 64 hexadecimal digits.");
  return (digits.match(/../g) ?? []).join(":");
}

function refused(message: string): WebexSsoError {
  return new WebexSsoError("rotation-refused", message);
}
