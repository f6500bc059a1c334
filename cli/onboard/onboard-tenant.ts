import { hasErrors } from "../../saml/finding.ts";
import { projectFolder } from "../project-folder.ts";
import { userFolder } from "../user-folder.ts";
import type { Answers } from "./answers.ts";
import { askAnswers } from "./ask-answers.ts";
import { describePlan, toldPlan } from "./describe-plan.ts";
import { isKind } from "./missing-answers.ts";
import { nextCommands } from "./next-commands.ts";
import { type PlanContext, planTenant, type TenantPlan } from "./plan-tenant.ts";
import { policiesOf } from "./policies-of.ts";
import { projectTenants } from "./project-tenants.ts";
import type { Prompter } from "./prompter.ts";
import { contentOf, writePlanned } from "./write-planned.ts";

export interface TenantOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** How it ended; "missing" has the answers without which there is no tenant. */
export type Ended =
  | { readonly end: "done" | "refused" | "cancelled" }
  | { readonly end: "missing"; readonly keys: readonly string[] };

/**
 * Makes one tenant: asks for what is missing where somebody can be asked, checks everything, then writes.
 *
 * @throws WebexSsoError
 */
export async function onboardTenant(
  given: Answers,
  options: TenantOptions,
  prompter: Prompter | undefined,
): Promise<Ended> {
  const project = projectFolder(userFolder());
  const now = new Date();
  const context: PlanContext = {
    tenants: projectTenants(project),
    from: userFolder(),
    contentAt: contentOf,
    now,
    policies: policiesOf(project, now),
  };
  let plan = planTenant(given, context);
  if (isMissing(plan)) {
    if (prompter === undefined) return { end: "missing", keys: missingKeys(plan) };
    const answers = await askAnswers(given, prompter, (key, answer) =>
      problemOf(given, key, answer, context),
    );
    if (answers === undefined) return { end: "cancelled" };
    plan = planTenant(answers, context);
    if (plan.outcome === "new") {
      console.error(describePlan(toldPlan(plan, [], false)));
      if ((await prompter.confirm("Write this?")) !== true) return { end: "cancelled" };
    }
  }
  const isWritten = options.dryRun !== true && plan.outcome === "new";
  if (isWritten) writePlanned(plan.files);
  const kind = (plan.config?.["webex-sso:idp"] as { kind?: unknown } | undefined)?.kind;
  const told = toldPlan(plan, isKind(kind) ? nextCommands(plan.tenant, kind, project) : [], isWritten);
  const isRefused = plan.outcome === "refused";
  if (options.json) console.log(JSON.stringify(told, undefined, 2));
  else if (isRefused) console.error(describePlan(told));
  else console.log(describePlan(told));
  return { end: isRefused || hasErrors(plan.problems) ? "refused" : "done" };
}

function isMissing({ problems }: TenantPlan): boolean {
  return problems.some(({ code }) => code === "onboard-answer-missing");
}

function missingKeys({ problems }: TenantPlan): string[] {
  return problems.flatMap(({ code, answer }) =>
    code === "onboard-answer-missing" && answer !== undefined ? [answer] : [],
  );
}

/** What the plan would say of one more answer, so that it can be typed again. */
function problemOf(given: Answers, key: string, answer: string, context: PlanContext): string | undefined {
  const more =
    key === "metadata"
      ? { ...given, metadata: answer }
      : { ...given, values: { ...given.values, [key]: answer } };
  const problem = planTenant(more, context).problems.find(
    (one) => one.severity === "error" && one.answer === key && one.code !== "onboard-answer-missing",
  );
  return problem === undefined ? undefined : `${problem.message} ${problem.fix}`;
}
