import type { Finding } from "../../saml/finding.ts";

/**
 * What somebody says of a tenant that is to be made, by flags, at the prompt or in a row. The keys are those of the stack
 * file (`webex-sso:mode`, `okta:orgName`) and, for settings of the identity provider, `idp.` and their name (`idp.kind`).
 */
export type Values = Readonly<Record<string, string | readonly string[]>>;

export interface Answers {
  readonly tenant: string;
  /** The Webex SP metadata file, as the user names it. */
  readonly metadata?: string;
  readonly values: Values;
}

/** A finding that knows which answer it is about: a key of Values, `tenant` or `metadata`. */
export type Problem = Finding & { readonly answer?: string };
