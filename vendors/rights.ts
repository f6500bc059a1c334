import type { Api, ApiAnswer } from "./api.ts";

/** What an answer says of a right. */
export interface RightsAnswer {
  readonly result: "ok" | "warning" | "failed";
  /** A sentence. */
  readonly detail: string;
}

/** A question to the API that changes nothing, and what its answer says of the account's rights. */
export interface RightsProbe {
  /** @example "read applications" */
  readonly name: string;
  /** Below the API's address; absent where the access token itself tells. */
  readonly path?: (known: RightsKnown) => string;
  /** What to do where the account may not. */
  readonly grant: string;
  /** Whether everything works without it: a refusal is then no failure. */
  readonly isOptional?: boolean;
  /** What a good answer says. Default: that the account may. */
  readonly judge?: (answer: ApiAnswer, api: Pick<Api, "claims">) => RightsAnswer;
}

/** What a question may name. */
export interface RightsKnown {
  /** A setting of the provider. */
  readonly setting: (key: string, ...variables: readonly string[]) => string | undefined;
  /** `webex-sso:idp` of the tenant. */
  readonly idp: Readonly<Record<string, unknown>>;
}
