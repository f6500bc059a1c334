import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Prompter } from "../onboard/prompter.ts";
import { type CiHost, ciHosts } from "./ci-files.ts";
import { nameFrom, nameProblem } from "./project-name.ts";

/** What a project is made from. */
export interface Answers {
  readonly name: string;
  readonly ci: CiHost;
}

const labels: Readonly<Record<CiHost, string>> = {
  github: "GitHub Actions",
  gitlab: "GitLab CI",
  none: "none for now",
};

/**
 * Fills in what was left out: by asking, else from the folder.
 *
 * @param prompter undefined where nobody sits at a terminal.
 */
export async function completeAnswers(
  folder: string,
  given: { readonly name: string | undefined; readonly ci: CiHost | undefined },
  prompter: Prompter | undefined,
): Promise<Answers | "cancelled" | "no-name"> {
  const own = nameFrom(folder);
  if (prompter === undefined) {
    const name = given.name ?? own;
    return name === undefined ? "no-name" : { name, ci: given.ci ?? "none" };
  }
  const name = given.name ?? (await askName(prompter, own));
  if (name === undefined) return "cancelled";
  const ci = given.ci ?? (await askCi(prompter, originHost(folder)));
  return ci === undefined ? "cancelled" : { name, ci };
}

function askName({ text }: Prompter, own: string | undefined): Promise<string | undefined> {
  return text({
    message: "Name of the project",
    ...(own === undefined ? { placeholder: "acme-sso" } : { initial: own }),
    problem: nameProblem,
  });
}

/** The likely one comes first, so that it takes one key. */
async function askCi({ select }: Prompter, likely: CiHost): Promise<CiHost | undefined> {
  const ordered = [likely, ...ciHosts.filter((host) => host !== likely)];
  const chosen = await select({
    message: "Where do reviews, deployments and reports run?",
    options: ordered.map((value) => ({ value, label: labels[value] })),
  });
  return ciHosts.find((host) => host === chosen);
}

/** Where the folder's repository is at home. */
function originHost(folder: string): CiHost {
  try {
    const config = readFileSync(join(folder, ".git/config"), "utf8");
    return ciHosts.find((host) => new RegExp(`url = .*\\b${host}\\b`).test(config)) ?? "none";
  } catch {
    return "none"; // no repository yet
  }
}
