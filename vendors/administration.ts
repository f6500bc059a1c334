import type { Adoption } from "./adoption.ts";
import type { ApiAccess, ProviderSetting } from "./api.ts";
import type { DiagnosisWords } from "./diagnosis-words.ts";
import type { Directory } from "./directory.ts";
import type { Handover } from "./handover.ts";
import type { Onboarding } from "./onboarding.ts";
import type { Recovery } from "./recovery.ts";
import type { RightsProbe } from "./rights.ts";
import type { SigningRotation } from "./rotation.ts";

/** One identity provider, as the commands of an administrator need it, and no `pulumi up`. */
export interface Administration<Settings> {
  /** What whoever makes a tenant has to say. */
  readonly onboarding: Onboarding;
  /** Its users, as they can be read. */
  readonly directory: Directory;
  /** How a trust that exists already is found and taken over. */
  readonly adoption: Adoption<Settings>;
  /** Its administrative API; absent where there is none. */
  readonly api?: (setting: ProviderSetting) => ApiAccess;
  /** What is asked of that API to learn what the account may do. */
  readonly rights?: readonly RightsProbe[];
  /** Its own words, for handing its metadata over to Webex. */
  readonly handover: Handover;
  /** Its own words, for why a sign-in fails. */
  readonly diagnosis: DiagnosisWords;
  /** How it comes to sign with another key. */
  readonly rotation: SigningRotation<Settings>;
  /** By type of resource: what to do when its creation was cut off. */
  readonly recovery: Readonly<Record<string, Recovery>>;
}
