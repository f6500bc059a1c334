import type { Class, Prediction } from "../rule.ts";
import type { RawResource } from "./raw-resource.ts";

/** A setting of a vendor's own that no other vendor has, and that must not contradict the trust. */
export interface VendorSetting {
  /** The property, by its path. */
  readonly property: string;
  /** Whether it is right. What is not set has the provider's default. */
  readonly isRight: (props: RawResource["props"]) => boolean;
  readonly class: Class;
  /** What users see. Default: an error of the identity provider. */
  readonly prediction?: Prediction;
  /** What must hold, as half a sentence. */
  readonly must: string;
}

/** A setting that contradicts the trust. */
export type WrongSetting = Omit<VendorSetting, "isRight">;

/** Those of the settings that are not right. */
export function wrongSettings(
  settings: readonly VendorSetting[],
  props: RawResource["props"],
): WrongSetting[] {
  return settings.filter(({ isRight }) => !isRight(props)).map(({ isRight: _, ...wrong }) => wrong);
}
