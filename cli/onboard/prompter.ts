import { confirm, isCancel, select, text } from "@clack/prompts";

/** Asks whoever sits at the terminal. Every answer may be `undefined`: cancelled. */
export interface Prompter {
  readonly text: (question: {
    readonly message: string;
    readonly placeholder?: string;
    readonly initial?: string;
    /** Why an answer cannot be taken; undefined when it can. */
    readonly problem: (answer: string) => string | undefined;
  }) => Promise<string | undefined>;
  readonly select: (question: {
    readonly message: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  }) => Promise<string | undefined>;
  readonly confirm: (message: string) => Promise<boolean | undefined>;
}

/** The one at this terminal, or undefined where nobody sits: a script, a pipeline, or who reads JSON. */
export function terminalPrompter(json: boolean): Prompter | undefined {
  if (json || process.stdin.isTTY !== true || process.stdout.isTTY !== true) return undefined;
  return {
    text: async ({ message, placeholder, initial, problem }) => {
      const answer = await text({
        message,
        validate: (typed) => problem((typed ?? "").trim()),
        ...(placeholder === undefined ? {} : { placeholder }),
        ...(initial === undefined ? {} : { initialValue: initial }),
      });
      return isCancel(answer) ? undefined : (answer ?? "").trim();
    },
    select: async ({ message, options }) => {
      const answer = await select({ message, options: [...options] });
      return isCancel(answer) ? undefined : answer;
    },
    confirm: async (message) => {
      const answer = await confirm({ message });
      return isCancel(answer) ? undefined : answer;
    },
  };
}
