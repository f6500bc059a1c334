import { accessSync, constants, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { writeWholeFile } from "../tools/write-whole-file.ts";
import { userFolder } from "./user-folder.ts";

/** A file to be written. */
export interface FileToWrite {
  readonly path: string;
  readonly content: Uint8Array;
  /** Whether people write into it, so that what they wrote is kept. */
  readonly isEdited?: true;
}

/** Made to be handed over: whoever may read the folder may read it, as the umask has it. */
const shared = 0o666;

/**
 * Writes files, each wholly or not at all, after all of them were looked at. One that is there and says the same is left;
 * one that says something else is written over by `force` alone, and `source`, what they are made from, by nothing.
 *
 * @param source a path, or another word of the user's that names no file.
 * @throws WebexSsoError `file-not-written`
 */
export function writeFiles(
  files: readonly FileToWrite[],
  { force = false }: { readonly force?: boolean },
  source?: string,
): void {
  const states = files.map((file) => ({ file, state: stateOf(file) }));
  const overSource = states.find(
    ({ file, state }) => source !== undefined && state === "other" && isSameFile(file.path, source),
  );
  if (overSource !== undefined)
    throw fileNotWritten(
      `${shownName(overSource.file.path)} is what this is made from, and is not written over. Name another file.`,
    );
  const inTheWay = states.filter(({ file, state }) => state === "other" && !file.isEdited);
  if (inTheWay.length > 0 && !force) {
    const names = inTheWay.map(({ file }) => shownName(file.path)).join(" and ");
    throw fileNotWritten(
      `${names} is there already and says something else. Compare them; then add --force to write over it, or name another file with --out.`,
    );
  }
  for (const { file, state } of states) {
    if (state === "same") continue;
    const name = shownName(file.path);
    if (state === "other" && !force) {
      console.error(`${name} stays as it is, with what was written into it; --force writes it anew.`);
      continue;
    }
    try {
      writeWholeFile(file.path, file.content, shared);
    } catch (cause) {
      throw fileNotWritten(`${name} cannot be written: ${(cause as Error).message}.`, cause);
    }
  }
}

/** As the user would call a file, from where he is. */
export function shownName(path: string): string {
  return relative(userFolder(), path) || path;
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isSameFile(path: string, word: string): boolean {
  const file = resolve(userFolder(), word);
  return statSync(file, { throwIfNoEntry: false }) !== undefined && realpathSync(path) === realpathSync(file);
}

export function fileNotWritten(message: string, cause?: unknown): WebexSsoError {
  return new WebexSsoError("file-not-written", message, { cause });
}

/** What stands in a file's place; what cannot be written is said before anything is. */
function stateOf({ path, content }: FileToWrite): "absent" | "same" | "other" {
  const name = shownName(path);
  if (isFolder(path)) throw fileNotWritten(`${name} is a folder. Name a file.`);
  try {
    return readFileSync(path).equals(content) ? "same" : "other";
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT")
      throw fileNotWritten(`${name} is there and cannot be read: ${(cause as Error).message}.`, cause);
  }
  try {
    accessSync(dirname(path), constants.W_OK);
    return "absent";
  } catch (cause) {
    throw fileNotWritten(
      `${name} cannot be written: ${(cause as Error).message}. Name a file in a folder that exists and is yours.`,
      cause,
    );
  }
}
