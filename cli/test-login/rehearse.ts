import { writeFileSync } from "node:fs";
import { launchBrowser } from "../../lab/browser.ts";
import type { PersonId } from "../../lab/people.ts";
import { showMessage } from "../../lab/saml/show-message.ts";
import { openJourney } from "../../lab/tenant/browser-journey.ts";
import { type Outcome, signIn, signOut } from "../../lab/tenant/journeys.ts";
import { labHome } from "../../lab/tenant/lab-home.ts";
import { type LabTenant, type SignInLab, startSignInLab } from "../../lab/tenant/sign-in-lab.ts";
import { openGateway } from "../../lab/web/gateway.ts";
import type { Step } from "../../lab/web/web.ts";
import { type Finding, finding } from "../../saml/finding.ts";
import { outcomeFindings } from "./findings.ts";
import type { Report, ReportStep } from "./report.ts";

export interface Rehearsal {
  readonly project: string;
  readonly tenant: string;
  /** For the state of the lab; whoever made it removes it. */
  readonly folder: string;
  readonly user: string;
  readonly browser?: boolean;
  readonly picture?: string;
}

/** Deploys a tenant into the lab, signs somebody in and out, and tells what came of it. */
export async function rehearse({
  project,
  tenant,
  folder,
  user,
  browser,
  picture,
}: Rehearsal): Promise<Report> {
  const steps: ReportStep[] = [];
  const shown = new Set<string>();
  const lab = await startSignInLab({ project, folder, watch: (step) => void steps.push(told(step, shown)) });
  try {
    console.error(`Deploying ${tenant} into the lab …`);
    const deployed = await lab.add(tenant);
    steps.length = 0;
    const person = user as PersonId;
    const journey = browser
      ? await browse(lab, deployed, person, picture)
      : await walk(lab, deployed, person);
    const failed = [journey.in, journey.out].some((one) => one !== undefined && one.end !== "accepted");
    return {
      tenant,
      user,
      steps: [...steps],
      checks: (lab.webex.judged.flatMap(({ verdict }) => verdict.checks) ?? []).map(
        ({ name, passed, detail }) => ({
          name,
          passed: passed === true,
          detail,
        }),
      ),
      verdict: failed ? "Webex would not let this user in and out." : "Signed in and out.",
      findings: [
        ...outcomeFindings(journey.in, tenant),
        ...outcomeFindings(journey.out ?? { end: "accepted" }, tenant),
        ...logoutFindings(deployed),
        ...(journey.in.end === "accepted" ? await otherChoice(lab, deployed, person) : []),
      ],
    };
  } finally {
    lab.close();
  }
}

interface Journey {
  readonly in: Outcome;
  /** Absent where the identity provider has no single logout, or nobody was signed in. */
  readonly out?: Outcome;
}

function hasLogout({ organization, idpEntityId }: LabTenant): boolean {
  return organization.idps.some(
    ({ description }) => description.entityId === idpEntityId && description.logout.length > 0,
  );
}

async function walk(lab: SignInLab, tenant: LabTenant, person: PersonId): Promise<Journey> {
  const { outcome, agent } = await signIn(lab, tenant, { person });
  if (outcome.end !== "accepted" || !hasLogout(tenant)) return { in: outcome };
  return { in: outcome, out: await signOut(lab, tenant, agent) };
}

async function browse(
  lab: SignInLab,
  tenant: LabTenant,
  person: PersonId,
  picture?: string,
): Promise<Journey> {
  const gateway = await openGateway(lab.web, () => labHome(lab, [tenant]));
  const browser = await launchBrowser();
  try {
    const journey = await openJourney(browser, gateway, lab, tenant);
    const text = await journey.signIn({ person });
    if (picture !== undefined) writeFileSync(picture, await journey.picture());
    const signedIn = judged(lab, text);
    if (signedIn.end !== "accepted" || !hasLogout(tenant)) return { in: signedIn };
    return { in: signedIn, out: judged(lab, await journey.signOut(), 1) };
  } finally {
    await browser.close();
    gateway.close();
  }
}

/** What Webex has judged is the outcome; where it has judged nothing, the page says how far it came. */
function judged({ webex }: SignInLab, text: string, place = 0): Outcome {
  const verdict = webex.judged[place]?.verdict;
  if (verdict === undefined) return { end: "stopped", site: "The identity provider", text };
  return verdict.refusal === undefined ? { end: "accepted" } : { end: "refused", ...verdict.refusal };
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

/** The other reading of what Cisco documents on the NameID format. */
async function otherChoice(lab: SignInLab, tenant: LabTenant, person: PersonId): Promise<Finding[]> {
  const { outcome } = await signIn(lab.withChoice("first-of-metadata"), tenant, { person });
  if (outcome.end === "accepted") return [];
  const reason = outcome.end === "refused" ? outcome.detail : outcome.text;
  return [
    finding("sign-in-name-id-choice", {
      subject: tenant.name,
      message: `If Webex asks for the first NameIDFormat of the identity provider's metadata, as one reading of Cisco's guides has it, sign-in fails: ${reason}`,
      fix: "Press “Test SSO setup” in Control Hub before you activate single sign-on.",
    }),
  ];
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
