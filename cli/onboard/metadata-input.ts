import { basename, dirname, join, relative, resolve } from "node:path";
import { type Finding, finding } from "../../saml/finding.ts";
import { readServiceProvider } from "../../saml/metadata/read-service-provider.ts";
import { differenceLines, metadataDifference } from "../../saml/metadata-difference.ts";
import { readNamedFile } from "../read-named-file.ts";
import { unreadable } from "../unreadable.ts";
import type { PlannedFile } from "./plan-tenant.ts";

/** The metadata file that a user names, and the one that it becomes beside the stack file. */
export interface MetadataInput extends PlannedFile {
  /** How the user calls the file. */
  readonly given: string;
  readonly content: Uint8Array;
  /** How the stack file calls it. */
  readonly key: string;
  readonly isThereAlready: boolean;
}

interface Place {
  /** The folder that the path is read from. */
  readonly from: string;
  readonly project: string;
  /** The folder of the stack files. */
  readonly folder: string;
  /** What will stand at a path before this is written. */
  readonly contentAt: (path: string) => Uint8Array | undefined;
  readonly now: Date;
}

/**
 * Reads the file and says where it goes: beside the stack file, by the name that Control Hub gives it. A file that stands
 * there already stays where it is.
 */
export function metadataInput(given: string, place: Place): MetadataInput | Finding {
  const path = resolve(place.from, given);
  let content: Uint8Array;
  try {
    content = readNamedFile(path);
  } catch (error) {
    return finding("tenant-metadata-missing", {
      subject: given,
      message: `The metadata file ${given} cannot be read: ${unreadable(error as NodeJS.ErrnoException)}.`,
      fix: "Name the file that Control Hub gave you, idb-meta-<organisation>-SP.xml.",
    });
  }
  if (dirname(path) === place.folder) return inputOf(given, content, path, true, place);
  const target = join(place.folder, fileNameOf(content) ?? basename(path));
  const standing = place.contentAt(target);
  if (standing === undefined) return inputOf(given, content, target, false, place);
  if (Buffer.from(standing).equals(content)) return inputOf(given, content, target, true, place);
  return finding("onboard-metadata-differs", {
    subject: given,
    message: `${relative(place.project, target)} is there already and is another file than ${given}: ${differenceOf(standing, content, place.now)}`,
    fix: `Compare the two. If ${given} is the newer one for the same tenants, replace the file in a change of its own, which is reviewed (for a partner: webex-sso onboard partner <tenant> --metadata ${given}).`,
  });
}

function inputOf(
  given: string,
  content: Uint8Array,
  path: string,
  isThereAlready: boolean,
  { project }: Place,
): MetadataInput {
  return { given, content, path, name: relative(project, path), key: basename(path), isThereAlready };
}

/** As Control Hub names it. The file is not verified yet; the name is made of harmless letters only. */
function fileNameOf(content: Uint8Array): string | undefined {
  const text = Buffer.from(content).toString("utf8");
  const organization = /\bentityID\s*=\s*["'][^"']*\/([A-Za-z0-9][\w.-]{0,99})["']/.exec(text)?.[1];
  return organization === undefined ? undefined : `idb-meta-${organization}-SP.xml`;
}

function differenceOf(standing: Uint8Array, content: Uint8Array, now: Date): string {
  const read = (file: Uint8Array) =>
    readServiceProvider(file, { subject: "", now, accept: "unsigned" }).serviceProvider;
  const [before, after] = [read(standing), read(content)];
  if (before === undefined || after === undefined) return "one of them cannot be read as Webex's metadata.";
  const lines = differenceLines(metadataDifference(before, after));
  return lines.length === 0
    ? "they say the same and differ in formatting or signature only."
    : `${lines.join("; ")}.`;
}
