import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** How a folder and the files that are to go into it stand to each other. */
export interface Standing {
  /** What may not be overwritten or does not belong into a new project. */
  readonly obstacles: readonly string[];
  /** The user's own, in the place of ours: theirs stay. */
  readonly kept: readonly string[];
  /** Still to be written. */
  readonly missing: readonly string[];
}

/** What a repository begins with: who made it meant these. */
const keepable: readonly string[] = ["README.md", ".gitignore", ".gitattributes"];

/** What is nobody's obstacle. */
const harmless =
  /^(\.git|\.github|\.gitlab|\.vscode|\.idea|\.editorconfig|\.DS_Store|(readme|licen[cs]e|copying|notice|codeowners)(\..*)?)$/i;

/** The folder in which an `init` lays out what it then puts in place; one that was killed leaves it. */
export const stageName = ".webex-sso-init";

/**
 * Compares a folder with the files of a new project. What is there already and is the same is nothing to do, so that an
 * `init` that was killed is finished by the next one.
 *
 * @param files text by path.
 */
export function findObstacles(folder: string, files: Readonly<Record<string, string>>): Standing {
  const paths = Object.keys(files);
  const states = paths.map((path) => ({ path, state: stateOf(folder, path, files[path] ?? "") }));
  const having = (state: State) => states.flatMap((one) => (one.state === state ? [one.path] : []));
  const differing = having("differs");
  const isOurs = having("same").includes("Pulumi.yaml");
  return {
    obstacles: [
      ...(isOurs ? [] : strangers(folder, paths)),
      ...differing.filter((path) => !keepable.includes(path)),
    ].sort(),
    kept: differing.filter((path) => keepable.includes(path)),
    missing: having("missing"),
  };
}

type State = "missing" | "same" | "differs";

function stateOf(folder: string, path: string, text: string): State {
  const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
  // Behind a file in the place of one of our folders nothing can be, and nothing can be written.
  if (found === undefined) return isBehindFile(folder, dirname(path)) ? "differs" : "missing";
  return found.isFile() && readFileSync(join(folder, path), "utf8") === text ? "same" : "differs";
}

function isBehindFile(folder: string, path: string): boolean {
  if (path === ".") return false;
  const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
  return found === undefined ? isBehindFile(folder, dirname(path)) : !found.isDirectory();
}

/** What is in the folder and neither ours nor harmless: probably it is another folder than was meant. */
function strangers(folder: string, paths: readonly string[]): string[] {
  const own = new Set([stageName, ...paths.map((path) => path.split("/")[0])]);
  return readdirSync(folder).filter((name) => !own.has(name) && !harmless.test(name));
}
