import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { findObstacles, type Standing, stageName } from "./find-obstacles.ts";

/** What was written, and what was left as it was. */
export interface Written {
  readonly made: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Writes the files of a new project. They are laid out in a folder beside first: a new folder then appears whole; in one
 * that exists every file does, and the last of them makes it a project. After a kill, the same call again finishes.
 *
 * @param files text by path, in the order in which they are put in place.
 * @throws WebexSsoError `init-obstacles` when something is in the way: nothing was written; `init-not-written`
 */
export function writeProject(folder: string, files: Readonly<Record<string, string>>): Written {
  const isNew = !isFolder(folder);
  const { obstacles, kept, missing } = isNew
    ? nothingThere(files)
    : trying(folder, () => findObstacles(folder, files));
  if (obstacles.length > 0) throw inTheWay(folder, obstacles);
  const stage = isNew ? `${folder}${stageName}` : join(folder, stageName);
  trying(folder, () => {
    try {
      rmSync(stage, { recursive: true, force: true });
      for (const path of missing) write(join(stage, path), files[path] ?? "");
      if (isNew) renameSync(stage, folder);
      else for (const path of missing) place(join(stage, path), join(folder, path));
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  });
  return { made: missing, kept };
}

function nothingThere(files: Readonly<Record<string, string>>): Standing {
  return { obstacles: [], kept: [], missing: Object.keys(files) };
}

/** @throws WebexSsoError `init-not-written` where it is something else. */
function isFolder(path: string): boolean {
  const found = trying(path, () => statSync(path, { throwIfNoEntry: false }));
  if (found === undefined || found.isDirectory()) return found !== undefined;
  throw new WebexSsoError(
    "init-not-written",
    `${path} is a file, and a project is a folder. Name another one: webex-sso init <dir>.`,
  );
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function place(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

function inTheWay(folder: string, obstacles: readonly string[]): WebexSsoError {
  return new WebexSsoError(
    "init-obstacles",
    `${folder} has what a new project would overwrite, or what is of another one. Nothing was written. In the way:\n` +
      obstacles.map((path) => `  ${path}`).join("\n") +
      "\nName a folder that is empty or does not exist, or move these away.",
  );
}

function trying<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw new WebexSsoError(
      "init-not-written",
      `The project cannot be written to ${folder}: ${message}. Name a folder that you may write to, then run this again.`,
      { cause },
    );
  }
}
