import type { Violation } from "./judge.ts";
import type { Prediction, Rule } from "./rule.ts";

/** A violation as text: what is so, what it does, what to do. */
export function violationText(violation: Violation, rule: Rule): string {
  const { message, fix } = violation;
  return [message, whatUsersNotice(violation, rule), `→ ${fix}`].filter(Boolean).join("\n");
}

/** What a violation does to users, as sentences; empty where they notice nothing. */
export function whatUsersNotice({ class: kind, prediction }: Violation, rule: Rule): string {
  const seen = kind === "hygiene" ? "" : sentence(prediction);
  // What the rule breaks at its worst, a lesser violation does not.
  const breaks = kind === "hygiene" && rule.class !== "hygiene" ? "" : rule.breaks;
  return [breaks, seen].filter(Boolean).join(" ");
}

function sentence(prediction: Prediction): string {
  if (prediction === "nothing" || prediction === "field") return "";
  if (prediction === "webex") return "Webex then refuses the sign-in; in which words is documented nowhere.";
  if (prediction === "identity-provider") return "The identity provider shows an error of its own.";
  return `Webex then shows: “${prediction.text} …” (${prediction.mark}).`;
}
