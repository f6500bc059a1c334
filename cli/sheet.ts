import { resolve } from "node:path";
import { Command, Option } from "commander";
import { printableJson } from "../formats/plain-text.ts";
import { formatFindings } from "../saml/format-findings.ts";
import type { ReadOptions } from "../saml/metadata/read-options.ts";
import type { Sheet } from "../saml/sheet/sheet.ts";
import { siteSheet } from "../saml/sheet/site-sheet.ts";
import type { Mode } from "../saml/trust-model.ts";
import { webexSite } from "../saml/webex-site.ts";
import { readTrustSheet } from "./sheet/read-trust-sheet.ts";
import { renderHtml } from "./sheet/render-html.ts";
import { renderMarkdown } from "./sheet/render-markdown.ts";
import { userFolder } from "./user-folder.ts";
import { shownName, writeFiles } from "./write-files.ts";

export interface SheetOptions {
  readonly mode?: Mode;
  readonly metadataSignature?: NonNullable<ReadOptions["accept"]>;
  readonly site?: string;
  readonly spId?: string;
  readonly format: "markdown" | "html" | "json";
  readonly json?: boolean;
  readonly out?: string;
  readonly force?: boolean;
}

const formats: Readonly<Record<SheetOptions["format"], (sheet: Sheet) => string>> = {
  markdown: renderMarkdown,
  html: renderHtml,
  json: (sheet) => `${printableJson(sheet)}\n`,
};

/** `webex-sso sheet`: a trust on one page, for an identity provider that is set up by hand. */
export const sheetCommand = new Command("sheet")
  .argument("[tenant|file]", "a tenant; or the metadata file that Webex gave, with --mode")
  .addOption(
    new Option(
      "--mode <mode>",
      "for a file: whether the claim is uid (organization) or mail (partner)",
    ).choices(["organization", "partner"]),
  )
  .addOption(
    new Option(
      "--metadata-signature <signature>",
      "for a file: the weakest signature that is taken; default: verified",
    ).choices(["verified", "legacy", "unsigned"]),
  )
  .addOption(
    new Option(
      "--site <site>",
      "instead: the values of a Webex Meetings site of Site Administration, such as acme.webex.com",
    ).conflicts(["mode", "metadataSignature"]),
  )
  .option("--sp-id <id>", "with --site: its Webex SAML Issuer (SP ID); default: the site's address")
  .addOption(
    new Option("--format <format>", "how to write it").choices(Object.keys(formats)).default("markdown"),
  )
  .option("--json", "the same as --format json")
  .option("--out <file>", "write it there instead of printing it")
  .option("--force", "write over a file that holds something else")
  .description(
    "Prints every value that somebody has to type at a SAML 2.0 product which this project does not drive. Nothing is " +
      "contacted, and no secret is in it. As HTML it is one page on paper.",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 made, 1 the tenant or the metadata is wrong, or the file cannot be written, 2 called wrongly.

Example: for a tenant, and for a metadata file alone:
  $ webex-sso sheet acme
  $ webex-sso sheet acme --format html --out acme.html
  $ webex-sso sheet idb-meta-<organisation>-SP.xml --mode organization
A site of Site Administration, for assertions that the XML API takes:
  $ webex-sso sheet --site acme.webex.com`,
  )
  .action(makeSheet);

async function makeSheet(word: string | undefined, options: SheetOptions, command: Command): Promise<void> {
  const { format, json = false, out } = options;
  const sheet = await sheetOf(word, options, command);
  const text = formats[json ? "json" : format](sheet);
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  const path = resolve(userFolder(), out);
  writeFiles([{ path, content: Buffer.from(text) }], options, word);
  console.error(`The sheet is in ${shownName(path)}`);
}

async function sheetOf(word: string | undefined, options: SheetOptions, command: Command): Promise<Sheet> {
  const { site, spId } = options;
  const wrong = (message: string) => command.error(`error: ${message}`, { exitCode: 2 });
  if (spId !== undefined && site === undefined) wrong("--sp-id belongs to --site");
  if (site !== undefined) {
    const found = word === undefined ? webexSite(site) : wrong(`--site needs no ${word} beside it`);
    return siteSheet(
      found ??
        wrong(
          `--site ${JSON.stringify(site)} is no Webex Meetings site. Accepted are its address, such as https://acme.webex.com, and its name`,
        ),
      spId,
    );
  }
  const { sheet, findings } = await readTrustSheet(
    word ?? wrong("say for what: a tenant, a metadata file with --mode, or --site <site>"),
    options,
  );
  if (findings.length > 0) console.error(formatFindings(findings));
  return sheet;
}
