import { readFileSync } from "node:fs";
import { join } from "node:path";
import { select, text } from "@clack/prompts";
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

/** Fills in what was left out: by asking, else from the folder. */
export async function completeAnswers(
  folder: string,
  given: { readonly name: string | undefined; readonly ci: CiHost | undefined },
  isAsked: boolean,
): Promise<Answers | "cancelled" | "no-name"> {
  const own = nameFrom(folder);
  const name = given.name ?? (isAsked ? await askName(own) : own);
  if (typeof name === "symbol") return "cancelled";
  if (name === undefined) return "no-name";
  const ci = given.ci ?? (isAsked ? await askCi(originHost(folder)) : "none");
  return typeof ci === "symbol" ? "cancelled" : { name, ci };
}

function askName(own: string | undefined): Promise<string | symbol> {
  return text({
    message: "Name of the project",
    ...(own === undefined ? { placeholder: "acme-sso" } : { initialValue: own }),
    validate: (name = "") => nameProblem(name),
  });
}

function askCi(likely: CiHost): Promise<CiHost | symbol> {
  return select({
    message: "Where do reviews, deployments and reports run?",
    options: ciHosts.map((value) => ({ value, label: labels[value] })),
    initialValue: likely,
  });
}

/** Where the folder's repository is at home, to offer that first. */
function originHost(folder: string): CiHost {
  try {
    const config = readFileSync(join(folder, ".git/config"), "utf8");
    return ciHosts.find((host) => new RegExp(`url = .*\\b${host}\\b`).test(config)) ?? "none";
  } catch {
    return "none"; // no repository yet
  }
}
