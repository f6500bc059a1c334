import { probe } from "../../lab/probe/probe.ts";
import { describeIdp } from "../../lab/webex/idp-description.ts";
import { describeSp, type SpDescription } from "../../lab/webex/sp-description.ts";
import { type Finding, finding } from "../../saml/finding.ts";
import type { FindingCode } from "../../saml/finding-catalogue.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { decodeXml } from "../../saml/xml/decode.ts";
import { readStackFile, type StackFile } from "../../stacks/stack-file.ts";
import { engineCommand } from "../engine.ts";
import { certificateChecks } from "./certificate-checks.ts";
import { publishedMetadata, type RecordedIdp } from "./published-metadata.ts";
import type { Report, ReportCheck } from "./report.ts";

/**
 * Asks the real identity provider of a deployed stack, as far as its sign-in page.
 *
 * @throws WebexSsoError `not-deployed` when the stack has no outputs yet, `tenant-missing`, `tenant-unreadable`
 */
export async function probeTenant(project: string, tenant: string): Promise<Report> {
  const sp = serviceProviderOf(readStackFile(project, tenant));
  const engine = await engineCommand(project);
  const outputs = JSON.parse(await engine.read(["stack", "output", "--json", "--stack", tenant]));
  const recorded: RecordedIdp | undefined = outputs.identityProvider;
  if (recorded === undefined)
    throw new WebexSsoError("not-deployed", `${tenant} is not deployed. Run: pulumi up --stack ${tenant}`);

  const now = new Date();
  const published = await publishedMetadata(recorded);
  const checks: ReportCheck[] = [
    ...certificateChecks(recorded.signingCertificates, now),
    ...published.checks,
    ...(published.metadata === undefined
      ? []
      : await probe({ sp, idp: describeIdp(published.metadata), now, fetch })),
  ];
  const result = resultOf(checks);
  return {
    tenant,
    steps: [],
    checks,
    result,
    verdict: verdicts[result],
    findings: checks.flatMap((check) => findingOf(check, tenant)),
  };
}

/** Webex's half. Without an ACS nothing would be asked, and everything would seem well. */
function serviceProviderOf({ values, readFile, file }: StackFile): SpDescription {
  const name = values["webex-sso:metadata"];
  if (typeof name !== "string") throw unreadable(`${file} has no webex-sso:metadata.`);
  let sp: SpDescription;
  try {
    sp = describeSp(decodeXml(readFile(name)));
  } catch (cause) {
    throw unreadable(`${name} cannot be read: ${(cause as Error).message}`, cause);
  }
  if (sp.acs.length === 0) throw unreadable(`${name} has no ACS for HTTP-POST.`);
  return sp;
}

function unreadable(what: string, cause?: unknown): WebexSsoError {
  return new WebexSsoError(
    "tenant-unreadable",
    `${what} Name there the metadata that Control Hub gives, as it came.`,
    { cause },
  );
}

const verdicts: Readonly<Record<Report["result"], string>> = {
  passed:
    "The identity provider takes Webex's requests. Whether users then get in, only “Test SSO setup” in Control Hub shows.",
  failed: "Something stands in the way of Webex's users.",
  unclear: "Nothing failed, but a person has to look before this counts as passed.",
};

function resultOf(checks: readonly ReportCheck[]): Report["result"] {
  if (checks.some(({ result }) => result === "failed")) return "failed";
  return checks.every(({ result }) => result === "passed") ? "passed" : "unclear";
}

/** What is to be done about a check. One that passed may have something to do, too: soon. */
const codes: Readonly<Record<ReportCheck["result"], FindingCode>> = {
  passed: "real-soon",
  failed: "real-failed",
  unclear: "real-unclear",
  "not tested": "real-not-tested",
};

function findingOf({ name, result, detail, fix }: ReportCheck, tenant: string): Finding[] {
  if (fix === undefined) return [];
  return [finding(codes[result], { subject: `${tenant}, ${name}`, message: detail, fix })];
}
