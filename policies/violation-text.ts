import type { VendorKind } from "../vendors/index.ts";
import type { Violation } from "./judge.ts";
import type { Prediction, Rule } from "./rule.ts";

/** What users of that vendor see when a rule is broken. */
export function predictionOf(rule: Rule, vendor: VendorKind): Prediction {
  return rule.predictions?.[vendor] ?? rule.prediction;
}

/** A violation as text: what is so, what it does, what to do. */
export function violationText(
  { message, fix, class: kind }: Violation,
  rule: Rule,
  vendor: VendorKind,
): string {
  const seen = kind === "hygiene" ? "" : sentence(predictionOf(rule, vendor));
  // What the rule breaks at its worst, a lesser violation does not.
  const breaks = kind === "hygiene" && rule.class !== "hygiene" ? "" : rule.breaks;
  return [message, [breaks, seen].filter(Boolean).join(" "), `→ ${fix}`].filter(Boolean).join("\n");
}

function sentence(prediction: Prediction): string {
  if (prediction === "nothing") return "";
  if (prediction === "identity-provider") return "The identity provider shows an error of its own.";
  return `Webex then shows: “${prediction.text} …” (${prediction.mark}).`;
}
