import type { VendorKind } from "../vendors/index.ts";
import type { Prediction, Rule } from "./rule.ts";

/** What users of that vendor see when a rule is broken, unless a problem says otherwise. */
export function predictionOf(rule: Rule, vendor: VendorKind): Prediction {
  return rule.predictions?.[vendor] ?? rule.prediction;
}
