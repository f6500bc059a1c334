import { Command, InvalidArgumentError, Option } from "commander";
import { printableJson } from "../formats/plain-text.ts";
import { hasErrors } from "../saml/finding.ts";
import { checklist } from "./idp-metadata/checklist.ts";
import { filesFor } from "./idp-metadata/files.ts";
import { type HandOver, handOver } from "./idp-metadata/hand-over.ts";
import { printHandOver } from "./idp-metadata/print-hand-over.ts";
import { recordControlHubTest } from "./idp-metadata/record-control-hub-test.ts";
import { readSource } from "./idp-metadata/source.ts";
import { projectFolder } from "./project-folder.ts";
import { userFolder } from "./user-folder.ts";
import { shownName, writeFiles } from "./write-files.ts";

export interface IdpMetadataOptions {
  readonly tenant?: string;
  readonly out?: string;
  /** A file; false: none; true, the default: beside the metadata. */
  readonly checklist: string | boolean;
  readonly force?: boolean;
  readonly reorder?: boolean;
  readonly allowHttp?: boolean;
  readonly timeout: number;
  readonly tested?: "passed" | "failed";
  readonly note?: string;
  readonly json?: boolean;
}

/** `webex-sso idp-metadata`: the identity provider's half, for Control Hub. */
export const idpMetadataCommand = new Command("idp-metadata")
  .argument("<tenant|file|url>", "a tenant that is deployed; a metadata file; where metadata is published")
  .option("--tenant <tenant>", "whose file or address it is")
  .option("--out <file>", "the file to write; default: idb-meta-<organisation>-IdP.xml, here")
  .option("--checklist <file>", "the checklist's file; default: beside the metadata")
  .option("--no-checklist", "no checklist")
  .option("--force", "write over a file that holds something else")
  .option("--reorder", "move KeyDescriptor to the front; a signed file loses its signature by that")
  .option("--allow-http", "also from an http address of this machine, as labs have them")
  .option("--timeout <seconds>", "how long to wait for an address", seconds, 10)
  .addOption(
    new Option("--tested <result>", "record what “Test SSO setup” of a tenant came to, and do nothing else")
      .choices(["passed", "failed"])
      .conflicts(["tenant", "out", "checklist", "force", "reorder", "allowHttp"]),
  )
  .option("--note <text>", "with --tested: what Webex showed; it is committed, so no names")
  .option("--json", "one JSON document on standard output")
  .description(
    "Fetches an identity provider's metadata, judges it by Webex's rules, writes it for the upload in Control Hub, says " +
      "which of the two import options to choose and why, and writes the checklist of the steps that no API offers. " +
      "Nothing is uploaded: Webex has no API for it.",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 written, 1 Webex could not use the file (nothing is written), or the work failed, 2 called wrongly.

Example: after pulumi up, then after “Test SSO setup” in Control Hub:
  $ webex-sso idp-metadata acme
  $ webex-sso idp-metadata acme --tested passed
A file that somebody sent, and an address:
  $ webex-sso idp-metadata FederationMetadata.xml --tenant acme
  $ webex-sso idp-metadata https://adfs.example.com/FederationMetadata/2007-06/FederationMetadata.xml`,
  )
  .action(idpMetadata);

function seconds(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 600)) throw new InvalidArgumentError("It must be a number up to 600.");
  return number;
}

async function idpMetadata(word: string, options: IdpMetadataOptions, command: Command): Promise<void> {
  const { tested, note, json = false } = options;
  if (note !== undefined && tested === undefined)
    command.error("error: --note belongs to --tested passed or --tested failed", { exitCode: 2 });
  if (tested !== undefined) {
    const project = projectFolder(userFolder());
    const { file, test } = await recordControlHubTest(project, word, tested, note);
    console.log(json ? printableJson({ ...test, file }) : `Recorded in ${file}. Commit it.`);
    return;
  }
  const now = new Date();
  const made = handOver(await readSource(word, options), options, now);
  const isUsable = !hasErrors(made.findings);
  const files = isUsable ? filesFor(made, (file) => checklist(made, file), options) : [];
  if (isUsable) writeFiles(files, options, word);
  const written = files.map(({ path }) => shownName(path));
  console.log(json ? printableJson({ ...asData(made), written }) : printHandOver(made, written));
  if (!isUsable) process.exitCode = 1;
}

/** Of the tenant, what tells it from others; its files say the rest. */
function asData({ content: _, tenant, ...told }: HandOver): object {
  if (tenant === undefined) return told;
  const { name, mode, serviceProvider } = tenant;
  return { tenant: { name, mode, organizationId: serviceProvider.organizationId }, ...told };
}
