import { userValues } from "../../saml/attribute-source.ts";
import { vendors } from "../../vendors/index.ts";
import type { Question } from "../../vendors/onboarding.ts";
import type { Answers } from "./answers.ts";
import { isKind, openQuestions } from "./missing-answers.ts";
import type { Prompter } from "./prompter.ts";

/** Questions with a choice; everything else is typed. */
const choices: Readonly<Record<string, { message: string; options: { value: string; label: string }[] }>> = {
  "idp.kind": {
    message: "Which identity provider?",
    options: Object.entries(vendors).map(([value, { capabilities }]) => ({
      value,
      label: capabilities.title,
    })),
  },
  "webex-sso:mode": {
    message: "Whose sign-in is it?",
    options: [
      { value: "organization", label: "of one Webex organisation (claim uid)" },
      {
        value: "partner",
        label: "of a partner's customers, behind the partner's identity provider (claim mail)",
      },
    ],
  },
};

/**
 * Asks for what is missing, one question at a time: which come next depends on the answers.
 *
 * @param problemOf why an answer cannot be taken, by its key.
 * @returns undefined when it was cancelled.
 */
export async function askAnswers(
  given: Answers,
  prompter: Prompter,
  problemOf: (key: string, answer: string) => string | undefined,
): Promise<Answers | undefined> {
  let answers = given;
  const asked = new Set<string>();
  for (;;) {
    const question = openQuestions(answers).find(({ key }) => !asked.has(key));
    if (question === undefined) break;
    asked.add(question.key);
    const answer = await ask(question, prompter, problemOf);
    if (answer === undefined) return undefined;
    if (answer !== "") answers = withAnswer(answers, question.key, answer);
  }
  return askRest(answers, prompter);
}

async function ask(
  { key, message, example, default: initial, optional }: Question,
  prompter: Prompter,
  problemOf: (key: string, answer: string) => string | undefined,
): Promise<string | undefined> {
  const choice = choices[key];
  if (choice !== undefined) return prompter.select(choice);
  return prompter.text({
    message: optional === undefined ? message : `${message} (${optional})`,
    placeholder: `for example ${example}`,
    ...(initial === undefined ? {} : { initial }),
    problem: (answer) => {
      if (answer !== "") return problemOf(key, answer);
      return optional === undefined ? `Say it, for example ${example}.` : undefined;
    },
  });
}

/** What has a default that many change. */
async function askRest(given: Answers, prompter: Prompter): Promise<Answers | undefined> {
  let answers = given;
  if (!("webex-sso:claimSource" in answers.values)) {
    const label = (value: string) => (value === "email" ? "email: most organisations" : value);
    const options = [
      "email",
      "userName",
      ...userValues.filter((one) => !["email", "userName"].includes(one)),
    ];
    const source = await prompter.select({
      message: "Which value of a user is an address that Webex knows?",
      options: options.map((value) => ({ value, label: label(value) })),
    });
    if (source === undefined) return undefined;
    if (source !== "email") answers = withAnswer(answers, "webex-sso:claimSource", source);
  }
  const kind = answers.values["idp.kind"];
  if ("webex-sso:groups" in answers.values || !isKind(kind) || !vendors[kind].capabilities.groups)
    return answers;
  const { groupId } = vendors[kind].capabilities;
  const groups = await prompter.text({
    message: "Identifiers of the groups that may sign in, with commas between (none yet: leave it empty)",
    ...(groupId === undefined ? {} : { placeholder: groupId.find }),
    problem: (answer) =>
      listOf(answer).every((one) => groupId === undefined || groupId.pattern.test(one))
        ? undefined
        : `Accepted: ${groupId?.what}. ${groupId?.find}`,
  });
  if (groups === undefined) return undefined;
  const list = listOf(groups);
  return list.length === 0
    ? answers
    : { ...answers, values: { ...answers.values, "webex-sso:groups": list } };
}

function withAnswer(answers: Answers, key: string, answer: string): Answers {
  if (key === "metadata") return { ...answers, metadata: answer };
  return { ...answers, values: { ...answers.values, [key]: answer } };
}

/** @example listOf("00g1, 00g2") // ["00g1", "00g2"] */
export function listOf(text: string): string[] {
  return text
    .split(/[,;|\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
