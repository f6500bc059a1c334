import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { writeWholeFile } from "../../tools/write-whole-file.ts";
import type { IdpMetadataOptions } from "../idp-metadata.ts";
import { userFolder } from "../user-folder.ts";
import type { HandOver } from "./hand-over.ts";

/** A file to be written. */
interface FileToWrite {
  readonly path: string;
  /** How messages call it: as the user would, from where he is. */
  readonly name: string;
  readonly content: Uint8Array;
  /** Whether people write into it, so that what they wrote is kept. */
  readonly isEdited: boolean;
}

/** Made to be handed over: whoever may read the folder may read it, as the umask has it. */
const shared = 0o666;

/**
 * The metadata, then its checklist.
 *
 * @param checklist its text, for the name of the metadata's file.
 */
export function filesFor(
  handOver: HandOver,
  checklist: (file: string) => string,
  { out, checklist: wanted }: Pick<IdpMetadataOptions, "out" | "checklist">,
): readonly FileToWrite[] {
  const given = resolve(userFolder(), out ?? ".");
  const path = isFolder(given) ? join(given, fileName(handOver)) : given;
  const beside = `${path.replace(/\.xml$/i, "")}-checklist.md`;
  const list = typeof wanted === "string" ? resolve(userFolder(), wanted) : beside;
  if (list === path) throw notWritten(`--checklist and --out both name ${list}. Name two files.`);
  const file = (where: string, content: Uint8Array, isEdited: boolean): FileToWrite => ({
    path: where,
    name: relative(userFolder(), where) || where,
    content,
    isEdited,
  });
  return [
    file(path, handOver.content, false),
    ...(wanted === false ? [] : [file(list, Buffer.from(checklist(basename(path))), true)]),
  ];
}

/**
 * Writes them, each wholly or not at all, after all of them were looked at. One that is there and says the same is left.
 *
 * @throws WebexSsoError `file-not-written`
 */
export function writeFiles(
  files: readonly FileToWrite[],
  { force = false }: { readonly force?: boolean },
): void {
  const states = files.map((file) => ({ file, state: stateOf(file) }));
  const inTheWay = states.filter(({ file, state }) => state === "other" && !file.isEdited);
  if (inTheWay.length > 0 && !force)
    throw notWritten(
      `${inTheWay.map(({ file }) => file.name).join(" and ")} is there already and says something else. Compare them; then add --force to write over it, or name another file with --out.`,
    );
  for (const { file, state } of states) {
    if (state === "same") continue;
    if (state === "other" && !force) {
      console.error(`${file.name} stays as it is, with what you wrote into it; --force writes it anew.`);
      continue;
    }
    try {
      writeWholeFile(file.path, file.content, shared);
    } catch (cause) {
      throw notWritten(`${file.name} cannot be written: ${(cause as Error).message}.`, cause);
    }
  }
}

/** What stands in a file's place; what cannot be written is said before anything is. */
function stateOf({ path, name, content }: FileToWrite): "absent" | "same" | "other" {
  if (isFolder(path)) throw notWritten(`${name} is a folder. Name a file.`);
  try {
    return readFileSync(path).equals(content) ? "same" : "other";
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT")
      throw notWritten(`${name} is there and cannot be read: ${(cause as Error).message}.`, cause);
  }
  try {
    accessSync(dirname(path), constants.W_OK);
    return "absent";
  } catch (cause) {
    throw notWritten(
      `${name} cannot be written: ${(cause as Error).message}. Name a file in a folder that exists and is yours.`,
      cause,
    );
  }
}

/** `idb-meta-<organisation>-IdP.xml`, beside Webex's `idb-meta-<organisation>-SP.xml`. */
function fileName({ tenant, identityProvider }: HandOver): string {
  // Of one organisation with several identity providers, each has a file of its own.
  const whose =
    tenant === undefined
      ? (identityProvider?.entityId.replace(/^\w+:\/*/, "") ?? "")
      : `${tenant.serviceProvider.organizationId}${tenant.group === undefined ? "" : `-${tenant.name}`}`;
  const safe = whose.replace(/[^A-Za-z0-9.]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
  return `idb-meta-${safe.slice(0, 100)}-IdP.xml`;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function notWritten(message: string, cause?: unknown): WebexSsoError {
  return new WebexSsoError("file-not-written", message, { cause });
}
