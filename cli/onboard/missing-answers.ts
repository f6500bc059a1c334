import { administrations } from "../../vendors/administrations.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import type { Question } from "../../vendors/onboarding.ts";
import type { Answers } from "./answers.ts";

/** What every tenant is asked first. */
const common: readonly Question[] = [
  {
    key: "metadata",
    message: "The metadata file that Webex gave you",
    example: "~/Downloads/idb-meta-<organisation>-SP.xml",
  },
  {
    key: "idp.kind",
    message: "The identity provider",
    example: Object.keys(vendors).join(", "),
  },
  {
    key: "webex-sso:mode",
    message: "organization (claim uid, one Webex organisation) or partner (claim mail, partner SSO)",
    example: "organization",
  },
];

/** The questions that are still open, optional ones included, in the order in which they are asked. */
export function openQuestions({ metadata, values }: Answers): readonly Question[] {
  const kind = values["idp.kind"];
  const own = isKind(kind) ? administrations[kind].onboarding.questions : [];
  const isAnswered = (key: string) => (key === "metadata" ? metadata !== undefined : key in values);
  return [...common, ...own].filter(
    ({ key, unless }) => !isAnswered(key) && (unless === undefined || !isAnswered(unless)),
  );
}

/** Those without whose answer there can be no tenant. */
export function missingAnswers(answers: Answers): readonly Question[] {
  const open = openQuestions(answers);
  return open.filter((question) => question.optional === undefined && question.default === undefined);
}

/** The answers with the defaults of what was not said. */
export function withDefaults(answers: Answers): Answers {
  const defaults = openQuestions(answers).flatMap(({ key, default: value }) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return { ...answers, values: { ...answers.values, ...Object.fromEntries(defaults) } };
}

export function isKind(kind: unknown): kind is VendorKind {
  return typeof kind === "string" && Object.hasOwn(vendors, kind);
}
