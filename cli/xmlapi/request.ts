import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { printableJson } from "../../formats/plain-text.ts";
import { expectedIdp } from "../../saml/diagnosis/expected-idp.ts";
import { type JudgedResponse, judgeSiteResponse } from "../../saml/diagnosis/site/judge-site-response.ts";
import { unwrap } from "../../saml/diagnosis/unwrap/unwrap.ts";
import { authenticateUser } from "../../saml/diagnosis/xml-api/authenticate-user.ts";
import { retirement } from "../../saml/diagnosis/xml-api/ways-out.ts";
import { hasErrors } from "../../saml/finding.ts";
import { visible } from "../../saml/format-findings.ts";
import { present } from "../../saml/present.ts";
import type { WebexSite } from "../../saml/webex-site.ts";
import { writeWholeFile } from "../../tools/write-whole-file.ts";
import { readInput } from "../diagnose/read-input.ts";
import { timeOf } from "../time-option.ts";
import { userFolder } from "../user-folder.ts";
import { fileNotWritten, shownName } from "../write-files.ts";
import { printFindings } from "./print-findings.ts";
import { siteOf } from "./site-option.ts";

interface Options {
  readonly site: WebexSite;
  readonly webexId: string;
  readonly spId?: string;
  readonly idpMetadata?: string;
  readonly at?: Date;
  readonly out?: string;
  readonly json?: boolean;
}

/** `webex-sso xmlapi request`: the request AuthenticateUser, from a sign-in that was recorded. */
export const requestCommand = new Command("request")
  .summary("the request AuthenticateUser, from a recorded sign-in")
  .argument(
    "<file>",
    "the SAML response that the identity provider posted (XML, base64, HAR, …); - reads standard input",
  )
  .requiredOption("--site <site>", "the site: acme, acme.webex.com or its address", siteOf)
  .requiredOption("--webex-id <id>", "webExID: the user name on the site of who signs in", webExIdOf)
  .option("--out <file>", "where the request is written, for its owner alone; - is standard output")
  .option(
    "--sp-id <id>",
    "SP ID (WebEx SAML Issuer) of the site's SSO settings; default: one of those that sites have",
  )
  .option("--idp-metadata <file>", "compare with the identity provider's metadata that the site was given")
  .option("--at <time>", "judge times by this one, such as 2026-03-01T12:00:00Z, instead of now", timeOf)
  .option("--json", "one JSON document on standard output, without the request")
  .description(
    "Judges a recorded SAML response as the site would, and builds the request that turns it into a session ticket. What the " +
      "site would refuse is not built, with the reason. The request is a bearer token: it is written where --out says and " +
      "nowhere else, and sent by nobody but you.",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 fine, 1 the site would refuse it, 2 called wrongly.

Example: sign in from the identity provider's own portal, record it (F12, Network, save all as HAR), and at once:
  $ webex-sso xmlapi request trace.har --site acme.webex.com --webex-id jane@example.com --out request.xml
  $ curl --data-binary @request.xml -H "Content-Type: text/xml" https://acme.webex.com/WBXService/XMLService > answer.xml
  $ rm request.xml`,
  )
  .action(request);

function webExIdOf(text: string): string {
  if (text.trim() === "" || /\p{Cc}/u.test(text))
    throw new InvalidArgumentError(
      "It is empty, or has control characters: give the user's name on the site.",
    );
  return text.trim();
}

async function request(file: string, options: Options, command: Command): Promise<void> {
  const { site, webexId, spId, idpMetadata, at, out, json } = options;
  const target = placeOf(file, options, command);
  const bytes = await readInput(file);
  const idp = idpMetadata === undefined ? undefined : expectedIdp(await readInput(idpMetadata));
  const judged = judgeSiteResponse(unwrap(bytes), file === "-" ? "standard input" : file, {
    site,
    at:
      at === undefined ? { time: new Date(), source: "this machine's clock" } : { time: at, source: "--at" },
    ...present({ spId, idp }),
  });
  const { findings, facts, xml, expires } = judged;
  const isRefused = xml === undefined || hasErrors(findings);
  const text = isRefused
    ? undefined
    : authenticateUser({ siteName: site.name, webExId: webexId, responseXml: xml });
  if (text !== undefined && target !== undefined) write(target, text);
  if (text !== undefined && out === "-") process.stdout.write(text);
  const report = json
    ? printableJson({
        site: site.url,
        webExId: webexId,
        findings,
        facts,
        ...present({ expires, written: isRefused ? undefined : out }),
        notices: retirement,
      })
    : described(judged, options, isRefused);
  // Standard output is the request's, where it was asked for there.
  if (out === "-") console.error(report);
  else console.log(report);
  process.exitCode = isRefused ? 1 : 0;
}

/** Where the request goes; what is there already is never overwritten. */
function placeOf(file: string, { out, json, idpMetadata }: Options, command: Command): string | undefined {
  const wrong = (message: string) => command.error(`error: ${message}`, { exitCode: 2 });
  if (out === "-" && json) wrong("--out - and --json both ask for standard output. Name a file with --out.");
  if (file === "-" && idpMetadata === "-")
    wrong(
      "the response and --idp-metadata cannot both come from standard input. Name a file for one of them.",
    );
  if (out === undefined || out === "-") return undefined;
  const target = resolve(userFolder(), out);
  if (existsSync(target)) wrong(`${out} is there already. Name another file with --out, or delete it.`);
  return target;
}

function write(target: string, text: string): void {
  try {
    writeWholeFile(target, text);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw fileNotWritten(
      `${shownName(target)} cannot be written (${code}). Name a file in a folder that exists and is yours.`,
      cause,
    );
  }
}

function described(
  { findings, facts, expires }: JudgedResponse,
  options: Options,
  isRefused: boolean,
): string {
  const { site, out } = options;
  const end = expires === undefined ? "" : ` It is good until ${expires.toISOString()}.`;
  const built =
    out === undefined
      ? `${site.host} would take this response, as far as can be seen.${end} Nothing was written: --out FILE writes the request.`
      : `The request is ${out === "-" ? "on standard output" : `in ${out}`}.${end} Post it to ${site.url}/WBXService/XMLService.`;
  return visible(
    [
      isRefused ? `No request was built: ${site.host} would refuse it.` : built,
      ...(findings.length === 0 ? [] : ["", printFindings(findings)]),
      ...(facts.length === 0 ? [] : ["", "The response", ...facts.map((fact) => `  ${fact}`)]),
      "",
      "To know",
      ...(isRefused
        ? []
        : [
            "  Whoever has the request can sign in as this user until then: send it, and delete it. Keep it out of logs and tickets.",
          ]),
      "  No trust of Control Hub issues such an assertion: the site's own SP needs one. webex-sso sheet --site prints its values.",
      ...retirement.map((line) => `  ${line}`),
    ].join("\n"),
  );
}
