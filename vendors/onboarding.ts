/** What whoever makes a tenant has to say about one identity provider. */
export interface Onboarding {
  /** In the order in which they are asked. */
  readonly questions: readonly Question[];
  /** The secret that the provider needs in most set-ups. */
  readonly secret: {
    readonly key: string;
    /** Behind the command that sets it, where the value is no single line. */
    readonly from?: string;
  };
  /** Where its credentials and permissions are described. */
  readonly page: string;
}

/** One thing to say. */
export interface Question {
  /** A key of the stack (`okta:orgName`), or a setting of `webex-sso:idp` (`idp.signingKey`). */
  readonly key: string;
  readonly message: string;
  readonly example: string;
  readonly default?: string;
  /** It need not be said: why. */
  readonly optional?: string;
  /** Not asked when this one has been answered. */
  readonly unless?: string;
}
