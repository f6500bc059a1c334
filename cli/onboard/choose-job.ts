import { resolve } from "node:path";
import { readNamedFile } from "../read-named-file.ts";
import { unreadable } from "../unreadable.ts";
import { userFolder } from "../user-folder.ts";
import type { Prompter } from "./prompter.ts";
import { stackNameProblem } from "./stack-name-problem.ts";

/** What somebody wants who has named neither a tenant nor a file. */
export type Job =
  | { readonly kind: "tenant"; readonly tenant: string }
  | { readonly kind: "file"; readonly file: string }
  /** A sub-command, with the words that follow it. */
  | { readonly kind: "command"; readonly name: "partner" | "customers"; readonly words: readonly string[] };

type Asking = (prompter: Prompter) => Promise<Job | undefined>;

const jobs: Readonly<Record<string, { readonly label: string; readonly ask: Asking }>> = {
  tenant: {
    label: "One tenant: an organisation or a partner, and its identity provider",
    ask: async (prompter) => {
      const tenant = await askTenant(prompter, "Name of the tenant, which is that of its Pulumi stack");
      return tenant === undefined ? undefined : { kind: "tenant", tenant };
    },
  },
  file: {
    label: "Many customers with identity providers of their own, from a CSV file",
    ask: async (prompter) => {
      const file = await askFile(
        prompter,
        "The CSV file (webex-sso onboard --template prints an example)",
        true,
      );
      return file === undefined ? undefined : { kind: "file", file };
    },
  },
  partner: {
    label: "A partner's trust: the service request that Webex asks for",
    ask: (prompter) =>
      subCommand("partner", prompter, [
        [
          "--idp-metadata",
          () =>
            askFile(
              prompter,
              "Metadata file of the partner's identity provider (empty: the deployed trust's)",
            ),
        ],
        ["--name", () => askText(prompter, "Name of the partner organisation (empty: left blank)")],
        ["--out", () => askText(prompter, "File to write the request to (empty: print it)")],
      ]),
  },
  metadata: {
    label: "A partner's trust: a newer metadata file of Webex's",
    ask: (prompter) =>
      subCommand("partner", prompter, [
        ["--metadata", () => askFile(prompter, "The new file, from Cisco TAC", true)],
      ]),
  },
  customers: {
    label: "Customers behind the partner's identity provider, from a CSV file",
    ask: (prompter) =>
      subCommand("customers", prompter, [
        [
          "--from",
          () =>
            askFile(
              prompter,
              "The CSV file (webex-sso onboard customers <tenant> --template prints an example)",
              true,
            ),
        ],
        [
          "--out",
          () => askText(prompter, "Folder for a sheet of each onboarding template (empty: print them)"),
        ],
      ]),
  },
};

/** @returns undefined when it was cancelled. */
export async function chooseJob(prompter: Prompter): Promise<Job | undefined> {
  const options = Object.entries(jobs).map(([value, { label }]) => ({ value, label }));
  const kind = await prompter.select({ message: "What do you want to onboard?", options });
  return kind === undefined ? undefined : jobs[kind]?.ask(prompter);
}

/** Asks for the tenant, then for each option; one that is left empty is left out. */
async function subCommand(
  name: "partner" | "customers",
  prompter: Prompter,
  options: readonly (readonly [flag: string, ask: () => Promise<string | undefined>])[],
): Promise<Job | undefined> {
  const tenant = await askTenant(prompter, "The partner's tenant, that is the name of its stack");
  if (tenant === undefined) return undefined;
  const words: string[] = [];
  for (const [flag, ask] of options) {
    const answer = await ask();
    if (answer === undefined) return undefined;
    if (answer !== "") words.push(`${flag}=${answer}`);
  }
  return { kind: "command", name, words: [...words, "--", tenant] };
}

function askTenant(prompter: Prompter, message: string): Promise<string | undefined> {
  return prompter.text({
    message,
    placeholder: "for example acme",
    problem: (answer) => stackNameProblem(answer, [])?.fix,
  });
}

function askText(prompter: Prompter, message: string): Promise<string | undefined> {
  return prompter.text({ message, problem: () => undefined });
}

function askFile(prompter: Prompter, message: string, isNeeded = false): Promise<string | undefined> {
  return prompter.text({
    message,
    problem: (answer) => {
      if (answer === "") return isNeeded ? "Name the file." : undefined;
      try {
        readNamedFile(resolve(userFolder(), answer));
        return undefined;
      } catch (error) {
        return `It cannot be read: ${unreadable(error as NodeJS.ErrnoException)}.`;
      }
    },
  });
}
