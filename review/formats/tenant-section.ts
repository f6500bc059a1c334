import { block, code, prose } from "../../formats/markdown-text.ts";
import { effectTitles } from "../effect.ts";
import type { PolicyResult, TenantReview, TrustReview, Verdict } from "../tenant-review.ts";
import type { TrustChange } from "../trust-changes.ts";

/** How a verdict is shown. */
export const badges: Readonly<Record<Verdict, string>> = {
  blocked: "⛔ blocked",
  "changes-sign-in": "⚠️ changes sign-in",
  safe: "✅ safe",
};

/**
 * A tenant's part of the comment.
 *
 * @param most how many lines a list may have; without it: all.
 */
export function tenantSection(
  review: TenantReview,
  { most = Number.POSITIVE_INFINITY }: { readonly most?: number } = {},
): string {
  const { tenant, verdict, summary, failure, policies, trusts } = review;
  // A preview that a policy stops has failed, too: that is said once.
  const isStopped = policies.some(({ isMandatory }) => isMandatory);
  return [
    `### ${code(tenant)}`,
    "",
    `${badges[verdict]}: ${prose(summary)}.`,
    "",
    ...deletedWords(review),
    ...(failure === undefined || isStopped ? [] : failureLines(failure)),
    ...trusts.flatMap((trust) => trustLines(trust, most)),
    ...policyLines(policies, most),
    ...listOf("Exceptions in force:", review.exceptions.map(prose), most),
    ...details(review, most),
  ].join("\n");
}

function trustLines({ vendor, name, fate, changes }: TrustReview, most: number): string[] {
  const title = `**${vendor}${name === undefined ? "" : ` ${code(name)}`}**`;
  const lines = changes.map(changeLine);
  return [
    ...(fateWords[fate] === undefined ? [] : [`${title}: ${fateWords[fate]}`, ""]),
    ...listOf("", lines, most),
  ];
}

const fateWords: Partial<Record<TrustReview["fate"], string>> = {
  created:
    "a new trust. Nobody signs in through it before its metadata is imported in Control Hub and single sign-on is activated there: press “Test SSO setup” in between. It will have:",
  adopted: "a trust that exists is adopted. What differs from what it has now:",
  replaced:
    "**the trust is deleted and made anew.** From that moment nobody can sign in, until the new trust's metadata has been imported in Control Hub.",
  deleted:
    "**sign-in outage.** Once it is deleted, everybody who signs in through it is locked out of Webex.",
  "left-behind":
    "Pulumi forgets this trust, and leaves it at the identity provider, where nobody looks after it.",
};

function changeLine({ title, kind, about, before, after, effect, notice, mend }: TrustChange): string {
  if (effect === "none" && notice === "")
    return [
      `**${prose(title)}**`,
      ...[about, after].flatMap((one) => (one === undefined ? [] : [code(one)])),
    ].join(" ");
  const verb = { added: "added", dropped: "dropped", changed: "" }[kind];
  const values =
    kind === "changed" && (before !== undefined || after !== undefined)
      ? `${before === undefined ? "(not set)" : code(before)} → ${after === undefined ? "(not set)" : code(after)}`
      : [before, after].flatMap((value) => (value === undefined ? [] : [code(value)])).join(" ");
  const what = [`**${prose(title)}**`, verb, about === undefined ? "" : code(about), values]
    .filter(Boolean)
    .join(" ");
  const consequence =
    effect === "none" && notice === "" ? "" : `. _${effectTitles[effect]}_: ${prose(notice)}`;
  return `${what}${consequence}${mend === undefined ? "" : ` → ${prose(mend)}`}`;
}

function deletedWords({ change, trusts, tenant, renamedTo, file, steps }: TenantReview): string[] {
  if (change !== "deleted") return [];
  const going = trusts.length + steps.length;
  const renamed =
    renamedTo === undefined
      ? []
      : [
          `The stack file is called ${code(renamedTo)} now. Another name is another tenant: to keep the trust, run ${code(`pulumi stack rename ${renamedTo} --stack ${tenant}`)} before this is merged.`,
          "",
        ];
  if (going === 0) return [...renamed, "Nothing of it is deployed.", ""];
  return [
    ...renamed,
    `Removing ${code(file)} deletes nothing by itself: the trust stays at the identity provider, and nobody looks after it, until somebody runs ${code(`pulumi destroy --stack ${tenant}`)} from a clone that still has the file. That deletes ${going} resource${going === 1 ? "" : "s"}.${trusts.some(({ isProtected }) => isProtected) ? ` The trust is protected: Pulumi refuses to delete it until ${code("webex-sso:protect: false")} has been deployed.` : ""}`,
    "",
  ];
}

function policyLines(policies: readonly PolicyResult[], most: number): string[] {
  const lines = [...policies]
    .sort((one, other) => Number(other.isMandatory) - Number(one.isMandatory))
    .map(
      ({ policy, isMandatory, message, mend }) =>
        `**${prose(policy)}** (${isMandatory ? "mandatory" : "advisory"}): ${prose(message)}${mend === undefined ? "" : ` → ${prose(mend)}`}`,
    );
  return listOf("Policies:", lines, most);
}

function failureLines(failure: string): string[] {
  return ["The preview did not get to its end:", "", block(failure), ""];
}

function details(
  { because, notJudged, warnings, steps, trusts, saysTheSame, failure, policies }: TenantReview,
  most: number,
): string[] {
  const certificates = trusts.flatMap((trust) =>
    trust.certificates.map(
      ({ use, name, notAfter, daysLeft }) =>
        `${use}: ${code(name)} ${daysLeft < 0 ? "ended" : "ends"} ${notAfter.slice(0, 10)}${daysLeft < 0 ? "" : `, in ${daysLeft} days`}`,
    ),
  );
  const others = steps.map(
    ({ op, type, urn, differs }) =>
      `${op} ${code(type)} ${code(urn.split("::").at(-1) ?? "")}${differs.length === 0 ? "" : `: ${differs.slice(0, 10).map(code).join(", ")}`}`,
  );
  return [
    "<details><summary>Details</summary>",
    "",
    `Touched because of ${because.slice(0, 10).map(code).join(", ")}${because.length > 10 ? ` and ${because.length - 10} more` : ""}.${saysTheSame ? " The stack file says the same as before: white space or comments only." : ""}`,
    "",
    ...listOf("Certificates:", certificates, most),
    ...listOf("Other resources that change:", others, most),
    ...listOf("Not judged:", notJudged.map(prose), most),
    ...listOf("Warnings:", warnings.map(prose), most),
    ...(failure !== undefined && policies.some(({ isMandatory }) => isMandatory)
      ? failureLines(failure)
      : []),
    "</details>",
    "",
  ];
}

function listOf(title: string, lines: readonly string[], most: number): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - most;
  return [
    ...(title === "" ? [] : [title, ""]),
    ...lines.slice(0, most).map((line) => `- ${line}`),
    ...(more > 0 ? [`- … and ${more} more`] : []),
    "",
  ];
}
