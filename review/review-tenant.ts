import type { PolicyMessage, ResourceStep, TenantPreview } from "../fleet/preview/tenant-preview.ts";
import type { TouchedTenant } from "../fleet/touched/touched-tenants.ts";
import { sourceOf } from "../policies/trusts/index.ts";
import type { Finding } from "../saml/finding.ts";
import { type Effect, effectTitles, worse } from "./effect.ts";
import { type ReviewSettings, reviewTrusts } from "./review-trusts.ts";
import type { RotationChange } from "./rotation-step.ts";
import type { PolicyResult, TenantReview, TrustReview, Verdict } from "./tenant-review.ts";

/** A touched tenant with what the engine would do. */
export interface PreviewedTenant {
  readonly touched: TouchedTenant;
  readonly preview: TenantPreview;
  /** Whether the stack file says the same as at the base. */
  readonly saysTheSame: boolean;
  /** What is to be said of the tenant beside its preview. */
  readonly findings: readonly Finding[];
  /** Of its certificates, where one is in progress before the change or after it. */
  readonly rotation?: RotationChange;
}

/** The pack's own policies, which judge no trust. */
const notices = ["not-judged", "exceptions-in-force"];

/** What a change does to one tenant. Pure. */
export function reviewTenant(
  { touched, preview, saysTheSame, findings, rotation }: PreviewedTenant,
  settings: ReviewSettings,
): TenantReview {
  if (preview.isNeverMade && touched.change !== "added") return neverMade(touched, saysTheSame);
  const trusts = reviewTrusts(preview.steps, settings, rotation);
  const policies = preview.policies.filter(({ policy }) => !notices.includes(policy)).map(policyResult);
  const ofPolicy = (name: string) => [
    ...new Set(
      preview.policies.filter(({ policy }) => policy === name).map(({ message }) => bodyOf(message)),
    ),
  ];
  const review = {
    ...touched,
    saysTheSame,
    findings,
    trusts,
    policies: distinct(policies),
    exceptions: ofPolicy("exceptions-in-force"),
    notJudged: ofPolicy("not-judged"),
    warnings: [
      ...new Set(
        preview.complaints.filter(({ severity }) => severity === "warning").map(({ message }) => message),
      ),
    ],
    steps: preview.steps.filter(isOther).map(({ op, type, urn, differs }) => ({ op, type, urn, differs })),
    ...(preview.failure === undefined ? {} : { failure: preview.failure }),
  };
  return { ...review, ...judged(review) };
}

/** A tenant that was there before the change and has no stack: an example, or one that somebody prepares. */
function neverMade(touched: TouchedTenant, saysTheSame: boolean): TenantReview {
  return {
    ...touched,
    saysTheSame,
    verdict: "safe",
    summary: "never deployed: it has no stack",
    findings: [],
    trusts: [],
    policies: [],
    exceptions: [],
    notJudged: [],
    warnings: ["Nothing of it is deployed, and nothing was previewed: there is no stack of this name."],
    steps: [],
  };
}

type Unjudged = Omit<TenantReview, "verdict" | "summary">;

/** Verdict and reason, the weightiest first. */
function judged(review: Unjudged): { readonly verdict: Verdict; readonly summary: string } {
  const stopped = reasonsToStop(review);
  if (stopped.length > 0) return { verdict: "blocked", summary: stopped.join("; ") };
  const effect = worstEffect(review.trusts);
  const titles = changedTitles(review.trusts);
  const fates = review.trusts.flatMap(({ fate }) => fateWords[fate] ?? []);
  const what = [...fates, ...titles].join(", ");
  if (effect === "degrades")
    return { verdict: "changes-sign-in", summary: `${effectTitles.degrades}: ${what}` };
  if (effect === "changes") return { verdict: "changes-sign-in", summary: what };
  if (review.trusts.some(({ fate }) => fate === "deleted" || fate === "replaced"))
    return { verdict: "changes-sign-in", summary: `${what} (not live)` };
  return { verdict: "safe", summary: safeWords(review, what) };
}

const fateWords: Partial<Record<TrustReview["fate"], string>> = {
  created: "new trust",
  adopted: "trust adopted",
  replaced: "trust replaced",
  deleted: "trust deleted",
  "left-behind": "trust left at the identity provider",
};

function safeWords(review: Unjudged, what: string): string {
  if (what !== "") return `${what}: nobody who signs in notices`;
  const others = review.steps.length === 0 ? "nothing changes" : "no trust changes";
  if (review.change === "deleted") return "nothing is deployed any more";
  return review.saysTheSame ? `only white space or comments; ${others}` : others;
}

function reasonsToStop({ failure, policies, trusts, change }: Unjudged): string[] {
  const mandatory = policies.filter(({ isMandatory }) => isMandatory).map(({ policy }) => policy);
  const gone = trusts.filter(({ fate, isLive }) => isLive && (fate === "deleted" || fate === "replaced"));
  const breaking = trusts.flatMap(({ changes }) => changes.filter(({ effect }) => effect === "breaks"));
  return [
    ...gone.map(({ fate }) =>
      fate === "replaced"
        ? "sign-in outage: the trust is replaced"
        : change === "deleted"
          ? "sign-in outage once it is destroyed: the tenant is deleted"
          : "sign-in outage: the trust is deleted",
    ),
    ...(breaking.length === 0
      ? []
      : [`breaks sign-in: ${[...new Set(breaking.map(({ title }) => title))].join(", ")}`]),
    ...(mandatory.length === 0 ? [] : [`stopped by policy: ${[...new Set(mandatory)].join(", ")}`]),
    ...(failure === undefined || mandatory.length > 0 ? [] : ["the preview failed"]),
  ];
}

function worstEffect(trusts: readonly TrustReview[]): Effect {
  return trusts.flatMap(({ changes }) => changes.map(({ effect }) => effect)).reduce<Effect>(worse, "none");
}

function changedTitles(trusts: readonly TrustReview[]): string[] {
  // Of a new trust everything is new.
  const old = trusts.filter(({ fate }) => fate !== "created");
  return [...new Set(old.flatMap(({ changes }) => changes.map(({ title }) => title)))];
}

/** What changes and is neither a trust, nor a component of ours around one, nor the engine's own. */
function isOther({ op, type }: ResourceStep): boolean {
  return op !== "same" && !/^(pulumi|webex-sso):/.test(type) && sourceOf(type) === undefined;
}

/** The engine puts the policy's description on the first line; the pack's mend stands behind an arrow. */
function policyResult({ policy, isMandatory, urn, message }: PolicyMessage): PolicyResult {
  const [text = "", mend] = bodyOf(message).split(/\n→ /, 2);
  return {
    policy,
    isMandatory,
    ...(urn === undefined ? {} : { urn }),
    message: text.trim(),
    ...(mend === undefined ? {} : { mend: mend.trim() }),
  };
}

function bodyOf(message: string): string {
  const [, ...rest] = message.split("\n");
  return rest.length === 0 ? message : rest.join("\n").trim();
}

function distinct(results: readonly PolicyResult[]): PolicyResult[] {
  return [...new Map(results.map((one) => [JSON.stringify(one), one])).values()];
}
