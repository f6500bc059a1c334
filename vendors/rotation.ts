/** Settings of `webex-sso:idp`, as a change to them. */
type Changes<Settings> = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

/** What `webex-sso:idp` says before and after the new key signs; of the settings before a rotation, and the new key. */
export interface RotatedSettings<Settings> {
  /** The keys of `webex-sso:idp` that a rotation changes. */
  readonly keys: readonly (keyof Settings & string)[];
  /** Why a rotation cannot begin from these settings; undefined: it can. */
  readonly refusal?: (before: Settings, key: string) => string | undefined;
  /** The new one is there, and the old one signs. */
  readonly staged: (before: Settings, key: string) => Changes<Settings>;
  /** The new one signs, and the old one is there still. */
  readonly switched: (before: Settings, key: string) => Changes<Settings>;
  /** The old one is gone. */
  readonly retired: (before: Settings, key: string) => Changes<Settings>;
}

/** What a person does at the identity provider, in the vendor's own words; one sentence a step. */
export interface RotationSteps {
  /** Before the new one is staged. */
  readonly prepare: readonly string[];
  /** Once the change that makes it sign is deployed. */
  readonly switch: readonly string[];
  /** To have the old one sign again. */
  readonly switchBack: readonly string[];
  /** Once everything is over. */
  readonly retire: readonly string[];
}

/** How an identity provider comes to sign with another key. Data for `webex-sso rotate`. */
export interface SigningRotation<Settings> {
  /** Whether its own metadata names a certificate that does not sign yet. Otherwise it is added to the file for Webex. */
  readonly publishesBoth: boolean;
  /** What makes the new one sign: the deployment of the changed settings, or an administrator by hand. */
  readonly switchedBy: "deployment" | "hand";
  /**
   * Where the certificate that signs stands in the metadata. `alone`: it is the only one. `first`: the others wait.
   * `unknown`: the order says nothing.
   */
  readonly signer: "alone" | "first" | "unknown";
  /** How the new key is called in the settings; absent where it has no place in them. */
  readonly key?: { readonly what: string; readonly pattern: RegExp; readonly example: string };
  /** Whether its certificate has to be given as a file, because no resource shows it. */
  readonly needsCertificate: boolean;
  readonly settings?: RotatedSettings<Settings>;
  readonly steps: RotationSteps;
  /** What to know before it begins. */
  readonly caution?: string;
}
