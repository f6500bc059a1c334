import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { previewTenants } from "../fleet/preview/preview-tenants.ts";
import { findTouched } from "../fleet/touched/find-touched.ts";
import { readSettings } from "../policies/settings/read-settings.ts";
import { recordedControlHubFindings } from "../report/sign-in-tests/recorded-control-hub-findings.ts";
import { type FormatName, formats } from "../review/formats/index.ts";
import { reviewOf } from "../review/review.ts";
import { type Verdict, verdicts } from "../review/tenant-review.ts";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { tenantsOf } from "../stacks/tenant-names.ts";
import { engineCommand } from "./engine.ts";
import { policyPackFolder } from "./policy-pack-folder.ts";
import { projectFolder } from "./project-folder.ts";
import { chosenTenants } from "./review/chosen-tenants.ts";
import { rotationChange } from "./review/rotation-change.ts";
import { saysTheSame } from "./review/says-the-same.ts";
import { userFolder } from "./user-folder.ts";

interface Options {
  readonly base: string;
  readonly format: FormatName;
  readonly json?: boolean;
  readonly out?: string;
  readonly tenants?: readonly string[];
  readonly policyPack?: string;
  readonly atOnce: number;
  readonly timeout: number;
  readonly failOn: Verdict;
}

/** `webex-sso review`: what a change does to sign-in, in words for whoever reviews it. */
export const reviewCommand = new Command("review")
  .option("--base <ref>", "the branch, tag or commit that the change is compared with", "main")
  .addOption(
    new Option("--format <format>", "of the review").choices(Object.keys(formats)).default("markdown"),
  )
  .option("--json", "the same as --format json")
  .option("--out <folder>", "writes the whole review there too, however long it is")
  .option("--tenants <tenants...>", "only these of the tenants that the change touches")
  .option("--policy-pack <folder>", "the policy pack; default: the project's own, else this tool's")
  .option("--at-once <number>", "how many previews run at once", positive, availableParallelism())
  .option("--timeout <seconds>", "after which a preview counts as failed", positive, 600)
  .addOption(
    new Option("--fail-on <verdict>", "the least verdict that gives exit code 1")
      .choices(verdicts.filter((one) => one !== "safe"))
      .default("blocked"),
  )
  .description(
    "Finds the tenants that a change in git touches, previews just those, and says what changes in the terms of single " +
      "sign-on, what users will notice, and whether it may go through: safe, changes sign-in, or blocked. Nothing is deployed.",
  )
  .addHelpText(
    "after",
    "\nExample, on a branch that changed stacks/tenants/Pulumi.acme.yaml:\n" +
      "  $ webex-sso review --base main\n" +
      "  ## ⚠️ changes sign-in\n" +
      "  1 of 12 tenants is touched, compared with `main`: 1 changes sign-in.\n" +
      "  $ webex-sso review --base origin/main --format sarif > review.sarif\n" +
      "\nExit code: 0 fine, 1 blocked (see --fail-on) or the work failed, 2 called wrongly. docs/review.md has more.",
  )
  .action(review);

async function review(options: Options): Promise<void> {
  const { base, format, json = false, out, tenants: only, timeout, atOnce, failOn } = options;
  const project = projectFolder(userFolder());
  // Before the previews: what cannot be written must not be found out after them.
  const folder = out === undefined ? undefined : makeFolder(resolve(userFolder(), out));
  const policyPack = policyPackFolder(project, options.policyPack);
  const now = new Date();
  const pack = readSettings(policyPack, process.env.WEBEX_SSO_POLICY, now);
  const change = await findTouched(project, base);
  const touched = chosenTenants(change, only);
  // For the environment of the workers; without a touched tenant no engine is needed.
  if (touched.length > 0) await engineCommand(project);
  const requests = touched.map(({ tenant, change: kind }) => ({
    tenant,
    project,
    policyPacks: [policyPack],
    isDeleted: kind === "deleted",
  }));
  let done = 0;
  const previews = await previewTenants(requests, {
    environment: process.env as Record<string, string>,
    atOnce,
    timeout: timeout * 1000,
    onDone: ({ tenant, failure }) =>
      console.error(
        `${++done} of ${requests.length}: ${JSON.stringify(tenant)} ${failure === undefined ? "previewed" : "failed"}`,
      ),
  });
  const previewed = await Promise.all(
    touched.map(async (one, place) => {
      const preview = previews[place];
      if (preview === undefined) throw new Error(`${one.tenant} has no preview.`);
      // Where a trust goes, nobody tests it any more.
      const findings = one.change === "deleted" ? [] : recordedControlHubFindings(project, one.tenant);
      const rotation = await rotationChange(one, change);
      return {
        touched: one,
        preview,
        saysTheSame: await saysTheSame(one, change),
        findings,
        ...(rotation === undefined ? {} : { rotation }),
      };
    }),
  );
  const about = {
    base,
    // With those that were deleted.
    tenantCount: new Set([...tenantsOf(project), ...change.tenants.map(({ tenant }) => tenant)]).size,
    leftOut: change.tenants.length - touched.length,
    shared: change.shared,
    unused: change.unused,
  };
  const result = reviewOf(previewed, about, { pack, now });
  const { render, extension } = formats[json ? "json" : format];
  const file = `review.${extension}`;
  if (folder !== undefined) writeFileSync(join(folder, file), render(result, {}));
  const shown = render(result, { isComment: true, ...(out === undefined ? {} : { rest: join(out, file) }) });
  console.log(shown.trimEnd());
  if (verdicts.indexOf(result.verdict) <= verdicts.indexOf(failOn)) process.exitCode = 1;
}

function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (cause) {
    throw new WebexSsoError(
      "review-not-written",
      `${folder} cannot be made: ${(cause as Error).message}. Name another folder with --out.`,
      { cause },
    );
  }
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError("It must be a whole number of 1 or more.");
  return number;
}
