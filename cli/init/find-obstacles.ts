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
  const blocked = new Map(paths.flatMap((path) => blockersOf(folder, path).map((by) => [path, by] as const)));
  const states = paths
    .filter((path) => !blocked.has(path))
    .map((path) => ({ path, state: stateOf(join(folder, path), files[path] ?? "") }));
  const having = (state: State) => states.flatMap((one) => (one.state === state ? [one.path] : []));
  const differing = having("differs");
  const isOurs = having("same").includes("Pulumi.yaml");
  const obstacles = [
    ...(isOurs ? [] : strangers(folder, paths)),
    ...blocked.values(),
    ...differing.filter((path) => !keepable.includes(path)),
  ];
  return {
    obstacles: [...new Set(obstacles)].sort(),
    kept: differing.filter((path) => keepable.includes(path)),
    missing: having("missing"),
  };
}

/** What stands where a folder above the file is to be: a file, or a link that may lead anywhere. */
function blockersOf(folder: string, path: string): readonly string[] {
  const above = dirname(path);
  if (above === ".") return [];
  const further = blockersOf(folder, above);
  if (further.length > 0) return further;
  const found = lstatSync(join(folder, above), { throwIfNoEntry: false });
  return found === undefined || found.isDirectory() ? [] : [above];
}

type State = "missing" | "same" | "differs";

function stateOf(file: string, text: string): State {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return "missing";
  return found.isFile() && readFileSync(file, "utf8") === text ? "same" : "differs";
}

/** What is in the folder and neither ours nor harmless: probably it is another folder than was meant. */
function strangers(folder: string, paths: readonly string[]): string[] {
  const own = new Set([stageName, ...paths.map((path) => path.split("/")[0])]);
  return readdirSync(folder).filter((name) => !own.has(name) && !harmless.test(name));
}
