import { launchBrowser } from "../../lab/browser.ts";
import type { PersonId } from "../../lab/people.ts";
import { personOf } from "../../lab/people.ts";
import { showMessage } from "../../lab/saml/show-message.ts";
import { nameIdReadings } from "../../lab/tenant/name-id-readings.ts";
import { type LabTenant, startSignInLab } from "../../lab/tenant/sign-in-lab.ts";
import type { Step } from "../../lab/web/web.ts";
import { type Finding, finding, hasErrors } from "../../saml/finding.ts";
import { readLabStackFile } from "../lab/read-lab-stack-file.ts";
import { addTenants, type Imports } from "../lab-imports.ts";
import { outcomeFindings } from "./findings.ts";
import type { Exchange } from "./har.ts";
import { browse, hasLogout, walk } from "./journey.ts";
import { readingFindings, readingsSentence } from "./name-id-readings.ts";
import { otherPeopleFindings } from "./other-people.ts";
import type { Report, ReportCheck, ReportStep } from "./report.ts";
import { routedTenant } from "./route.ts";
import { tenantFindings } from "./tenant-findings.ts";
import { isKeptOut, verdictOf } from "./verdict.ts";

export interface Rehearsal extends Imports {
  readonly project: string;
  readonly tenant: string;
  /** For the state of the lab; whoever made it removes it. */
  readonly folder: string;
  /** Default: one-address, and after it those who show what it hides. */
  readonly user?: PersonId;
  readonly browser?: boolean;
  readonly picture?: string;
  /** Is told of every exchange of the sign-in and the sign-out. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/**
 * Deploys a tenant into the lab, signs somebody in and out, and tells what came of it.
 *
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`, `lab-metadata`, `lab-not-deployed`, `no-browser-driver`,
 *   `no-browser`, `picture-unwritable`, `route-other-organization`, `route-nowhere`, `import-unsigned`, `import-not-public`, `import-changed`
 */
export async function rehearse(rehearsal: Rehearsal): Promise<Report> {
  const { project, tenant, folder, user = "one-address", picture, onExchange = () => {} } = rehearsal;
  const own = tenantFindings(project, tenant, new Date());
  const steps: ReportStep[] = [];
  const exchanges: Exchange[] = [];
  const shown = new Set<string>();
  // Deploying takes a while: that there is no browser is said before.
  const browser = rehearsal.browser ? await launchBrowser() : undefined;
  const lab = await startSignInLab({
    project,
    readStackFile: readLabStackFile,
    folder,
    watch(step, visit, reply) {
      steps.push(told(step, shown));
      exchanges.push({ at: new Date(), visit, reply });
    },
  });
  try {
    const tenants = await addTenants(project, lab, [tenant], rehearsal);
    const deployed = routedTenant(tenants, personOf(user));
    steps.length = 0;
    exchanges.length = 0;
    const journey =
      browser === undefined
        ? await walk(lab, deployed, user)
        : await browse(browser, lab, deployed, user, picture);
    // What comes after it is of others.
    exchanges.splice(0).forEach(onExchange);
    const seen = {
      steps: [...steps],
      checks: lab.webex.judged.flatMap(({ what, verdict }) =>
        verdict.checks.map(({ name, passed, detail }) => ({
          name: `${what}, ${name}`,
          result: resultOf(passed),
          detail,
        })),
      ),
    };
    const readings = await nameIdReadings(lab, deployed, user, journey.in);
    const findings = [
      ...outcomeFindings(journey.in, tenant, personOf(user)),
      ...outcomeFindings(journey.out ?? { end: "accepted" }, tenant, personOf(user)),
      ...own,
      ...logoutFindings(deployed),
      ...readingFindings(tenant, readings),
      ...(journey.in.end === "accepted" && rehearsal.user === undefined
        ? await otherPeopleFindings(lab, deployed)
        : []),
    ];
    const { result, verdict } = verdictOf(journey, personOf(user), hasErrors(own));
    const sentences = [
      verdict,
      ...(deployed.name === tenant ? [] : [`The route of the user's domain leads to ${deployed.name}.`]),
      ...(isKeptOut(personOf(user)) ? [] : [readingsSentence(readings)]),
    ];
    return {
      tenant,
      user,
      ...seen,
      result,
      verdict: sentences.join(" "),
      findings,
    };
  } finally {
    lab.close();
    await browser?.close();
  }
}

function resultOf(passed: boolean | undefined): ReportCheck["result"] {
  return passed === undefined ? "not tested" : passed ? "passed" : "failed";
}

function* logoutFindings(tenant: LabTenant): Generator<Finding> {
  if (hasLogout(tenant)) return;
  yield finding("sign-in-logout-off", {
    subject: tenant.name,
    message:
      "The identity provider's metadata has no single logout: signing out of Webex leaves its session.",
    fix: "Nothing to do if that is intended; see webex-sso:singleLogout.",
  });
}

/** A message that is brought twice, because somebody had to sign in between, is shown once. */
function told({ method, url, message, outcome }: Step, shown: Set<string>): ReportStep {
  const isNew = message !== undefined && !shown.has(message.xml);
  if (isNew) shown.add(message.xml);
  return {
    step: `${method} ${url}${message === undefined ? "" : ` (${message.parameter} by ${message.binding})`}`,
    outcome,
    ...(isNew ? { message: showMessage(message.xml) } : {}),
  };
}
