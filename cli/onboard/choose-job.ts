import type { Prompter } from "./prompter.ts";
import { stackNameProblem } from "./stack-name-problem.ts";

/** What somebody wants who has named neither a tenant nor a file. */
export type Job =
  | { readonly kind: "tenant"; readonly tenant: string }
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "other"; readonly command: string };

const jobs = [
  { value: "tenant", label: "One tenant: an organisation or a partner, and its identity provider" },
  { value: "file", label: "Many customers with identity providers of their own, from a CSV file" },
  {
    value: "partner",
    label: "A partner's trust: the service request that Webex asks for, or a new metadata file",
  },
  { value: "customers", label: "Customers behind the partner's identity provider, from a CSV file" },
];

const otherCommands: Readonly<Record<string, string>> = {
  partner: "webex-sso onboard partner <tenant> --idp-metadata <file>",
  customers: "webex-sso onboard customers <tenant> --from <file>",
};

/** @returns undefined when it was cancelled. */
export async function chooseJob(prompter: Prompter): Promise<Job | undefined> {
  const kind = await prompter.select({ message: "What do you want to onboard?", options: jobs });
  if (kind === undefined) return undefined;
  const command = otherCommands[kind];
  if (command !== undefined) return { kind: "other", command };
  if (kind === "file") {
    const file = await prompter.text({
      message: "The CSV file (webex-sso onboard --template prints an example)",
      problem: (answer) => (answer === "" ? "Name the file." : undefined),
    });
    return file === undefined ? undefined : { kind: "file", file };
  }
  const tenant = await prompter.text({
    message: "Name of the tenant, which is that of its Pulumi stack",
    placeholder: "for example acme",
    problem: (answer) => stackNameProblem(answer, [])?.fix,
  });
  return tenant === undefined ? undefined : { kind: "tenant", tenant };
}
